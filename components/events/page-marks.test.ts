import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventPage, EventRow } from "@/lib/api/contract";
import { firstMarks, markLoaded, pagesFor } from "./page-marks";

function page(length: number, nextCursor: string | null): EventPage {
  const rows = Array.from({ length }, () => ({}) as EventRow);
  return { rows, nextCursor, asof: 1, warnings: [] };
}

test("a short list is one page", () => {
  expect(firstMarks(page(3, null))).toEqual([{ cursor: null, start: 0, length: 3 }]);
});

test("the next page begins where the one before ended, full or not", () => {
  const marks = markLoaded(firstMarks(page(100, "b")), 1, page(40, "c"));
  expect(marks).toEqual([
    { cursor: null, start: 0, length: 100 },
    { cursor: "b", start: 100, length: 40 },
    { cursor: "c", start: 140, length: null },
  ]);
});

test("a page loaded again changes nothing", () => {
  const marks = markLoaded(firstMarks(page(100, "b")), 1, page(40, null));
  expect(markLoaded(marks, 1, page(40, null))).toBe(marks);
});

test("any run of pages covers every position once, and each is found by its position", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (lengths) => {
      let marks = firstMarks(page(lengths[0] ?? 1, lengths.length > 1 ? "1" : null));
      for (const [index, length] of lengths.entries()) {
        const next = index + 1 < lengths.length ? String(index + 1) : null;
        marks = markLoaded(marks, index, page(length, next));
      }
      let at = 0;
      for (const [index, length] of lengths.entries()) {
        expect(marks[index]).toMatchObject({ start: at, length });
        if (index > 0) expect(pagesFor(marks, at, at + length - 1)).toEqual([index]);
        at += length;
      }
    }),
  );
});
