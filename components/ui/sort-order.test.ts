import { expect, test } from "vitest";
import { compareValues } from "./sort-order";

const sorted = (values: readonly unknown[]) => values.toSorted(compareValues);

test("numbers are ordered by size", () => {
  expect(sorted([9, 10, -1, 0.5])).toEqual([-1, 0.5, 9, 10]);
});

test("words are ordered as in a dictionary, whatever their case", () => {
  expect(sorted(["PutObject", "assumeRole", "GetObject"])).toEqual([
    "assumeRole",
    "GetObject",
    "PutObject",
  ]);
});

test("numbers inside words are ordered by size", () => {
  expect(sorted(["v2.10", "v2.9", "v2.1"])).toEqual(["v2.1", "v2.9", "v2.10"]);
});

test("hostile words have a place too", () => {
  expect(sorted(["b", "\ud800", "__proto__", "", "a"])).toHaveLength(5);
  expect(compareValues("__proto__", "__proto__")).toBe(0);
});
