import fc from "fast-check";
import { expect, test } from "vitest";
import { moveColumn, printKept, resizeColumn, toCols } from "./column-changes";
import { pinColumn, toggleColumn } from "./column-choice";
import { parseKept, shownColumns, USUAL } from "./column-state";

const names = (columns: readonly { field: string }[]) => columns.map(({ field }) => field);
const usual = shownColumns([], []);

test("without a choice the usual columns are shown, and a link need not say so", () => {
  expect(names(usual)).toEqual(USUAL);
  expect(toCols(usual)).toEqual([]);
});

test("a link's columns come in its order, each once, pinned ones first", () => {
  const cols = ["ip", "time", "event", "time"].map((field) => ({ field, widthPx: null }));
  expect(names(shownColumns(cols, ["event", "gone"]))).toEqual(["event", "ip", "time"]);
});

test("a column moves, but not over the border of the pinned ones", () => {
  const pinned = pinColumn(usual, "time", true);
  expect(names(moveColumn(usual, "ip", 0))[0]).toBe("ip");
  expect(names(moveColumn(pinned, "ip", 0)).slice(0, 2)).toEqual(["time", "ip"]);
  expect(names(moveColumn(usual, "event", -5))[0]).toBe("event");
  expect(names(moveColumn(usual, "event", 99)).at(-1)).toBe("event");
  expect(moveColumn(usual, "nothing", 0)).toBe(usual);
});

test("a width stays within bounds and can be given back", () => {
  const widthOf = (widthPx: number | null) => resizeColumn(usual, "ip", widthPx)[6]?.widthPx;
  expect([widthOf(3), widthOf(150.4), widthOf(9_999), widthOf(null)]).toEqual([
    48,
    150,
    1200,
    null,
  ]);
  expect(toCols(resizeColumn(usual, "ip", 150))).toHaveLength(USUAL.length);
});

test("a column comes and goes; the last one stays", () => {
  const more = toggleColumn(usual, "request.bucketName");
  expect(names(more).at(-1)).toBe("request.bucketName");
  expect(toggleColumn(more, "request.bucketName")).toEqual(usual);
  const [only] = usual;
  expect(only && toggleColumn([only], "time")).toEqual([only]);
});

test("what is kept reads back the same", () => {
  const names = [...USUAL, "arn", "request.a.b", 'request."a,b"'];
  const fields = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 });
  fc.assert(
    fc.property(
      fields,
      fc.array(fc.constantFrom(...names)),
      fc.option(fc.integer({ min: 48, max: 1200 })),
      (some, pinned, widthPx) => {
        const columns = shownColumns(
          some.map((field) => ({ field, widthPx })),
          pinned,
        );
        const kept = parseKept(printKept(columns));
        expect(shownColumns(kept.cols, kept.pinned)).toEqual(columns);
      },
    ),
  );
});

test("what was kept by another hand is left out", () => {
  for (const text of [null, "", "cols=nothing&x=1", "{}", "cols=time:1e9"]) {
    expect(names(shownColumns(parseKept(text).cols, parseKept(text).pinned))).toEqual(USUAL);
  }
});
