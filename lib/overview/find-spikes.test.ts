import fc from "fast-check";
import { expect, test } from "vitest";
import { findSpikes } from "./find-spikes";

const DAYS = 20;
const FROM = DAYS * 24;
/** All hours of twenty days. */
const COVERED = Array.from({ length: FROM }, (_, hour) => hour);
const find = (denied: ReadonlyMap<number, number>, covered: Iterable<number> = COVERED) =>
  findSpikes(denied, covered, FROM, FROM + 24);

test("an hour is compared with the same hour of the day, and says with how many", () => {
  const usual = COVERED.flatMap((hour): [number, number][] => (hour % 24 === 9 ? [[hour, 4]] : []));
  const denied = new Map([...usual, [FROM + 9, 19], [FROM + 10, 19]]);
  expect(find(denied)).toEqual([{ hour: FROM + 10, denied: 19, usual: 0, hours: DAYS }]);
  expect(find(denied.set(FROM + 9, 20))).toEqual([
    { hour: FROM + 9, denied: 20, usual: 4, hours: DAYS },
    { hour: FROM + 10, denied: 19, usual: 0, hours: DAYS },
  ]);
});

test("fewer than ten are none, and so is an hour of which too few days are known", () => {
  expect(find(new Map([[FROM, 9]]))).toEqual([]);
  const few = COVERED.filter((hour) => hour < 6 * 24);
  expect(find(new Map([[FROM, 500]]), few)).toEqual([]);
  expect(find(new Map([[FROM, 500]]), [...few, 6 * 24])).toHaveLength(1);
});

test("only hours of the period are spikes, the most first, and each is above its usual", () => {
  const counts = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: FROM + 47 }), fc.integer({ min: 0, max: 60 })),
    { selector: ([hour]) => hour, maxLength: 400 },
  );
  fc.assert(
    fc.property(counts, (pairs) => {
      const denied = new Map(pairs);
      const spikes = find(denied);
      expect(spikes.map((spike) => spike.denied)).toEqual(
        spikes.map((spike) => spike.denied).toSorted((a, b) => b - a),
      );
      for (const { hour, denied: count, usual } of spikes) {
        expect(hour).toBeGreaterThanOrEqual(FROM);
        expect(hour).toBeLessThan(FROM + 24);
        expect(count).toBe(denied.get(hour));
        expect(count).toBeGreaterThanOrEqual(Math.max(10, 5 * usual));
      }
    }),
  );
});
