import { expect, test } from "vitest";
import { baselineWords, emptiness, totalWords, unusualWords } from "./region-words";
import { answer, cell, counts, mark, row } from "./testing/region-answer";

test("totals count every event, and only Regions in which something was recorded", () => {
  const rows = [
    row("eu-west-1", { all: counts({ success: 2_000, denied: 31, errors: 1 }) }),
    row(null, { all: counts({ unknown: 8 }) }),
    row("sa-east-1"),
  ];
  expect(totalWords(rows)).toBe("2\u202f040 events in 1 Region, 31 denied, 1 error");
  expect(totalWords([])).toBe("0 events in 0 Regions");
});

test("a cell with two marks is one unusual cell", () => {
  const marks = [mark("N"), mark("P")];
  expect(unusualWords([row("sa-east-1", { cells: [cell(0, { marks }), cell(1)] })])).toBe(
    "1 unusual cell",
  );
  expect(unusualWords([])).toBe("no unusual cell");
});

test("what new is measured against is said with what is missing of it", () => {
  const { baseline } = answer([]);
  expect(baselineWords(baseline)).toBe(
    "New is measured against 45 days before; 44 covered days, 2 h missing.",
  );
  expect(baselineWords({ ...baseline, coveredDays: 1, isEnough: false })).toBe(
    "Too little is known of the 45 days before to call anything new: 1 covered day, 2 h missing.",
  );
});

test("an empty page knows why", () => {
  const before = row("eu-west-1", { firstMs: 1 });
  const quiet = row("eu-west-1", { firstMs: 1, state: "quiet" });
  const busy = row("us-east-1", { all: counts({ denied: 1 }), firstMs: 1, state: "active" });
  expect(emptiness([row("eu-west-1")])).toBe("nothing-indexed");
  expect(emptiness([before])).toBe("uncovered");
  expect(emptiness([before, quiet])).toBe("quiet");
  expect(emptiness([quiet, busy])).toBeNull();
});
