import { expect, test } from "vitest";
import type { EventRow } from "@/lib/api/contract";
import { firstMarks } from "./page-marks";
import { rowNumbers } from "./row-numbers";

const rows = Array.from({ length: 10 }, () => ({}) as EventRow);
const marks = (prevCursor: string | null, nextCursor: string | null) =>
  firstMarks({ rows, prevCursor, nextCursor, scanned: null });

test("rows count from the beginning, or back from the end", () => {
  const first = rowNumbers(marks(null, "n"), 500);
  expect([first.count, first.of(0), first.of(9)]).toEqual([500, 1, 10]);
  const last = rowNumbers(marks("p", null), 500);
  expect([last.count, last.of(0), last.of(9)]).toEqual([500, 491, 500]);
});

test("a list whose ends are both known needs no total", () => {
  const whole = rowNumbers(marks(null, null), undefined);
  expect([whole.count, whole.of(9)]).toEqual([10, 10]);
});

test("in the middle of a list nothing is claimed about the rows before", () => {
  expect(rowNumbers(marks("p", "n"), 500).count).toBe(null);
  expect(rowNumbers(marks(null, "n"), undefined).count).toBe(null);
});

test("a total counted a moment earlier never makes a number larger than the count", () => {
  expect(rowNumbers(marks(null, "n"), 3).count).toBe(10);
});
