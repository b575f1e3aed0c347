import fc from "fast-check";
import { expect, test } from "vitest";
import { heatCsv } from "./heat-csv";
import type { HeatCell, HeatColumn, HeatRow } from "./heat-data";
import { drawnGroups, heatWindow, rowTops, scrollToCell } from "./heat-geometry";
import { blockOf, moveTo } from "./heat-keys";
import { sparkWords } from "./spark-line";
import { stepAmong, timeCell } from "./time-cell";
import { addDays, monthOf, weekdayOf } from "./week-days";

const SIZES = { cellWidth: 32, cellHeight: 28, headHeight: 40, headWidth: 176 };
const regions: readonly HeatRow[] = Array.from({ length: 34 }, (_none, at) => ({
  id: `r${at}`,
  header: `r${at}`,
  group: at < 20 ? "on" : "off",
}));
const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey });

test("34 Regions by the hours of a week are far fewer than 6 000 nodes on a wide screen", () => {
  const view = { left: 1000, top: 0, width: 2400, height: 1200 };
  const drawn = heatWindow(view, rowTops(regions, 28), 168, SIZES);
  const cells = (drawn.toRow - drawn.fromRow) * (drawn.toColumn - drawn.fromColumn);
  expect(cells).toBeLessThan(3000);
});

test("what is in sight is drawn, and scrolling to a cell brings it into sight", () => {
  const tops = rowTops(regions, 28);
  const at = fc.record({ row: fc.nat({ max: 33 }), column: fc.nat({ max: 167 }) });
  const side = fc.integer({ min: 250, max: 1500 });
  fc.assert(
    fc.property(at, side, side, fc.nat(5000), fc.nat(900), (place, width, height, left, top) => {
      const view = {
        width,
        height,
        ...scrollToCell({ left, top, width, height }, place, tops, SIZES),
      };
      const drawn = heatWindow(view, tops, 168, SIZES);
      expect(place.row >= drawn.fromRow && place.row < drawn.toRow).toBe(true);
      expect(place.column >= drawn.fromColumn && place.column < drawn.toColumn).toBe(true);
      const x = place.column * 32 - view.left;
      expect(x >= 0 && x + 32 <= width - SIZES.headWidth).toBe(true);
    }),
  );
});

test("a group has its name where it begins, and none where its beginning is out of sight", () => {
  const groups = drawnGroups(regions, { fromRow: 8, toRow: 24 });
  expect(groups.map(({ name, isWhole, rows }) => [name, isWhole, rows.length])).toEqual([
    ["on", false, 12],
    ["off", true, 4],
  ]);
  expect(rowTops(regions, 28).at(-1)).toBe(34 * 28 + 2 * 24);
});

test("keys move within the grid, by cell, row, page and to its corners", () => {
  const size = { rows: 34, columns: 168, page: 10 };
  const from = { row: 5, column: 5 };
  expect(moveTo(key("ArrowUp"), from, size)).toEqual({ row: 4, column: 5 });
  expect(moveTo(key("Home"), from, size)).toEqual({ row: 5, column: 0 });
  expect(moveTo(key("PageDown"), from, size)).toEqual({ row: 15, column: 5 });
  expect(moveTo(key("PageUp"), from, size)).toEqual({ row: 0, column: 5 });
  expect(moveTo(key("End", true), from, size)).toEqual({ row: 33, column: 167 });
  expect(moveTo(key("ArrowUp", true), from, size)).toBe(null);
  expect(moveTo(key("constructor"), from, size)).toBe(null);
  expect(blockOf({ row: 3, column: 1 }, { row: 2, column: 7 })).toEqual({
    firstRow: 2,
    lastRow: 3,
    firstColumn: 1,
    lastColumn: 7,
  });
});

test("CSV tells no events, no coverage and not enabled apart, and says what is unusual", () => {
  const states = ["counted", "none", "uncovered", "not-enabled"] as const;
  const columns: HeatColumn[] = states.map((id) => ({ id, label: id, longLabel: id }));
  const cell = (_row: HeatRow, { id }: HeatColumn): HeatCell => ({
    count: id === "counted" ? 42 : 0,
    text: "",
    label: "",
    state: states.find((state) => state === id) ?? "none",
    ...(id === "counted" ? { marks: [{ letter: "N", label: "new Region" }] } : {}),
  });
  const rows = [{ id: "=1", header: "=1" }];
  expect(heatCsv({ label: "", rows, columns, cell }, "Region").split("\r\n")).toEqual([
    "Region,counted,none,uncovered,not-enabled,unusual",
    `"'=1",42,0,no coverage,not enabled,counted: new Region`,
    "",
  ]);
});

test("a fact is words in a CSV, and no number", () => {
  const fact = { words: "2 of 24 h missing", look: "" };
  const cell = (): HeatCell => ({ count: 0, text: "2", label: "", state: "none", fact });
  const columns = [{ id: "0", label: "", longLabel: "21 Nov" }];
  const rows = [{ id: "", header: "eu-west-1" }];
  expect(heatCsv({ label: "", rows, columns, cell }, "Region").split("\r\n")[1]).toBe(
    "eu-west-1,2 of 24 h missing,",
  );
});

test("a cell of time says its time, count, coverage and marks", () => {
  const marks = [{ letter: "H", label: "never before at this hour" }];
  const counted = { count: 1200, state: "counted", partlyCovered: true, marks } as const;
  expect(timeCell("Monday 03:00–04:00 UTC", counted)).toMatchObject({
    text: "1.2k",
    label: "Monday 03:00–04:00 UTC, 1\u202f200 events, partly covered, never before at this hour",
  });
  expect(timeCell("Monday", { count: 0, state: "uncovered" }).label).toBe("Monday, no coverage");
  const row = { id: "", header: "" };
  expect(stepAmong([counted], true)(1200, row)).toBe(7);
  expect(stepAmong([counted], false)(1200, row)).toBe(4);
});

test("weeks begin on Monday, and dates are counted without a clock", () => {
  expect(weekdayOf("2026-11-22")).toBe(6);
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(addDays("2027-12-31", 1)).toBe("2028-01-01");
  expect([monthOf("2026-12-07"), monthOf("2027-01-04")]).toEqual(["Dec", "Jan 2027"]);
});

test("a picture of counts says its numbers", () => {
  expect(sparkWords([1, 0, 41])).toBe("1, 0, 41; 42 events in all");
});
