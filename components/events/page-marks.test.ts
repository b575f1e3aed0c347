import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventRow } from "@/lib/api/contract";
import {
  bounds,
  cursorsFor,
  firstMarks,
  type MarkedPage,
  markLoaded,
  pageAt,
  scannedSoFar,
} from "./page-marks";

function page(length: number, more: Partial<MarkedPage> = {}): MarkedPage {
  const rows = Array.from({ length }, () => ({}) as EventRow);
  return { rows, nextCursor: null, prevCursor: null, scanned: null, ...more };
}

test("a short list is one page", () => {
  const marks = firstMarks(page(3));
  expect(bounds(marks)).toEqual({ start: 0, end: 3 });
  expect(cursorsFor(marks, -50, 50)).toEqual([]);
  expect(pageAt(marks, 3)).toBe(null);
});

test("pages go on to both sides, and no row changes its position", () => {
  let marks = firstMarks(page(100, { prevCursor: "up", nextCursor: "down" }));
  const row = pageAt(marks, 20);
  marks = markLoaded(marks, "down", page(40));
  marks = markLoaded(marks, "up", page(100, { prevCursor: "top" }));
  expect(bounds(marks)).toEqual({ start: -100, end: 140 });
  expect(pageAt(marks, 20)).toEqual(row);
  expect(pageAt(marks, -1)).toEqual({ cursor: "up", index: 99 });
  expect(pageAt(marks, 100)).toEqual({ cursor: "down", index: 0 });
  expect(cursorsFor(marks, -120, -110)).toEqual(["top"]);
  expect(cursorsFor(marks, 0, 500)).toEqual(["down"]);
});

test("a page loaded again changes nothing", () => {
  const marks = markLoaded(firstMarks(page(100, { nextCursor: "b" })), "b", page(40));
  expect(markLoaded(marks, "b", page(40))).toBe(marks);
});

test("a page in which nothing was found takes no place and is not asked again", () => {
  let marks = firstMarks(page(0, { nextCursor: "b", scanned: { records: 500, reachedMs: 9 } }));
  marks = markLoaded(
    marks,
    "b",
    page(0, { nextCursor: "c", scanned: { records: 500, reachedMs: 7 } }),
  );
  marks = markLoaded(marks, "c", page(2, { scanned: { records: 20, reachedMs: null } }));
  expect(pageAt(marks, 0)).toEqual({ cursor: "c", index: 0 });
  expect(cursorsFor(marks, 0, 60)).toEqual(["c"]);
  expect(scannedSoFar(marks)).toEqual({ records: 1_020, reachedMs: null });
});

test("any run of pages covers every position once, and each is found by its position", () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(lengths, lengths, (below, above) => {
      const side = (name: string, list: readonly number[], at: number) =>
        at + 1 < list.length ? `${name}${at + 1}` : null;
      let marks = firstMarks(
        page(below[0] ?? 0, { nextCursor: side("b", below, 0), prevCursor: side("a", above, 0) }),
      );
      for (const [at, length] of below.entries()) {
        if (at === 0) continue;
        marks = markLoaded(marks, `b${at}`, page(length, { nextCursor: side("b", below, at) }));
      }
      for (const [at, length] of above.entries()) {
        if (at === 0) continue;
        marks = markLoaded(marks, `a${at}`, page(length, { prevCursor: side("a", above, at) }));
      }
      const { start, end } = bounds(marks);
      const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
      expect([start + sum(above.slice(1)), end]).toEqual([0, sum(below)]);
      const places = new Set<string>();
      for (let position = start; position < end; position++) {
        const place = pageAt(marks, position);
        places.add(`${place?.cursor} ${place?.index}`);
        if (place?.cursor) expect(cursorsFor(marks, position, position)).toEqual([place.cursor]);
      }
      expect(places.size).toBe(end - start);
      expect(pageAt(marks, start - 1)).toBe(null);
      expect(pageAt(marks, end)).toBe(null);
    }),
  );
});
