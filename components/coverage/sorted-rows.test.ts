import { expect, test } from "vitest";
import { nextOrder, type SortedColumn, sortRows } from "./sorted-rows";

const LAG: SortedColumn<number | null> = { header: "Lag", value: (lag) => lag, show: () => null };

test("what is not known stands last, whichever way the others are ordered", () => {
  const rows = [null, 9, 100, null, 20];
  const sorted = (isFalling: boolean) => sortRows(rows, [LAG], { header: "Lag", isFalling });
  expect(sorted(false)).toEqual([9, 20, 100, null, null]);
  expect(sorted(true)).toEqual([100, 20, 9, null, null]);
  expect(sortRows(rows, [LAG], null)).toBe(rows);
});

test("three presses on a column lead back to the given order", () => {
  const first = nextOrder(null, "Lag");
  const second = nextOrder(first, "Lag");
  expect([first, second, nextOrder(second, "Lag")]).toEqual([
    { header: "Lag", isFalling: false },
    { header: "Lag", isFalling: true },
    null,
  ]);
  expect(nextOrder(second, "Region")).toEqual({ header: "Region", isFalling: false });
});
