import fc from "fast-check";
import { expect, test } from "vitest";
import { type RowStack, rowAtTop, topOf } from "./row-tops";

const stack = fc
  .record({
    first: fc.integer({ min: -500, max: 500 }),
    count: fc.integer({ min: 1, max: 500 }),
    rowPx: fc.integer({ min: 1, max: 80 }),
    openPx: fc.integer({ min: 0, max: 200 }),
    opened: fc.array(fc.integer({ min: -600, max: 1100 }), { maxLength: 20 }),
  })
  .map(
    ({ count, opened, ...rest }): RowStack => ({
      ...rest,
      end: rest.first + count,
      opened: new Set(opened),
    }),
  );

test("an open row moves those below it, and no other", () => {
  const rows = { first: -2, end: 8, rowPx: 28, openPx: 120, opened: new Set([0]) };
  expect([-2, 0, 1, 8].map((position) => topOf(rows, position))).toEqual([0, 56, 204, 400]);
  expect([0, 55, 56, 203, 204, 1e9, -5].map((px) => rowAtTop(rows, px))).toEqual([
    -2, -1, 0, 0, 1, 7, -2,
  ]);
});

test("the row at place zero is found from below zero", () => {
  const rows = { first: -2, end: 1, rowPx: 1, openPx: 0, opened: new Set<number>() };
  expect(rowAtTop(rows, 2)).toBe(0);
});

test("every pixel of a row belongs to that row", () => {
  fc.assert(
    fc.property(stack, fc.double({ min: 0, max: 1, noNaN: true }), (rows, part) => {
      const position = rows.first + Math.floor(part * (rows.end - rows.first - 1));
      expect(rowAtTop(rows, topOf(rows, position))).toBe(position);
      expect(rowAtTop(rows, topOf(rows, position + 1) - 0.5)).toBe(position);
    }),
  );
});
