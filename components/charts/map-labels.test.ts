import fc from "fast-check";
import { expect, test } from "vitest";
import { LABEL_PX, leaderEnd, placeLabels } from "./map-labels";
import { LAND, REGION_POINTS } from "./region-points";

test("with a label for every Region on a page's width, none covers another", () => {
  const wishes = [...REGION_POINTS].map(([id, { x, y }]) => ({ id, x, y, radius: 8, width: 100 }));
  const placed = placeLabels(wishes, LAND);
  for (const a of placed) {
    for (const b of placed) {
      const isApart =
        a.left + a.width <= b.left ||
        b.left + b.width <= a.left ||
        Math.abs(a.top - b.top) >= LABEL_PX;
      expect(a === b || isApart).toBe(true);
    }
  }
});

test("every label gets a place, in a picture of any size", () => {
  const number = fc.double({ min: 0, max: 400, noNaN: true });
  const wish = fc.record({ x: number, y: number, radius: fc.nat(20), width: fc.nat(120) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), number, number, (points, width, height) => {
      const wishes = points.map((each, at) => ({ id: String(at), ...each }));
      const placed = placeLabels(wishes, { width, height });
      expect(placed.map(({ id }) => id)).toEqual(wishes.map(({ id }) => id));
      expect(placed.every(({ left, top }) => Number.isFinite(left + top))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("a leader line ends at the edge of the label that is nearest", () => {
  const label = { id: "a", left: 100, top: 50, width: 40 };
  expect(leaderEnd(label, 20, 62)).toEqual({ x: 100, y: 62 });
  expect(leaderEnd(label, 300, 10)).toEqual({ x: 140, y: 56 });
});
