import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeBreadth } from "./judge-breadth";

test("fifteen different calls and twice what 95 % of the days reach are unusual", () => {
  const days = [...Array.from({ length: 19 }, () => 7), 30];
  expect(judgeBreadth(15, days)).toEqual({ usual: 7, days: 20 });
  expect(judgeBreadth(14, days)).toBe(null);
  expect(judgeBreadth(15, [8, 8, 8, 8, 8])).toBe(null);
});

test("fewer than five days tell nothing", () => {
  expect(judgeBreadth(100, [1, 1, 1, 1])).toBe(null);
  expect(judgeBreadth(100, [1, 1, 1, 1, 1])).not.toBe(null);
});

test("the order of the days does not count", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.array(fc.nat(60), { maxLength: 45 }), (count, days) => {
      expect(judgeBreadth(count, days)).toEqual(judgeBreadth(count, days.toReversed()));
    }),
  );
});
