import fc from "fast-check";
import { expect, test } from "vitest";
import { coverTimes } from "./time-spans";

const span = (fromMs: number, toMs: number) => ({ fromMs, toMs });

test("ranges that touch become one, and the narrowest gaps are closed first", () => {
  expect(coverTimes([], 3)).toEqual([]);
  expect(coverTimes([span(5, 9), span(1, 5), span(2, 3)], 3)).toEqual([span(1, 9)]);
  const apart = [span(0, 1), span(3, 4), span(10, 11), span(30, 31)];
  expect(coverTimes(apart, 4)).toEqual(apart);
  expect(coverTimes(apart, 3)).toEqual([span(0, 4), span(10, 11), span(30, 31)]);
  expect(coverTimes(apart, 1)).toEqual([span(0, 31)]);
});

test("no given time is left out, whatever the number of ranges", () => {
  const spans = fc.array(
    fc.tuple(fc.nat(1_000), fc.nat(50)).map(([from, length]) => span(from, from + length)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 6 }), (given, most) => {
      const found = coverTimes(given, most);
      expect(found.length).toBeLessThanOrEqual(most);
      for (const { fromMs, toMs } of given) {
        expect(found.some((one) => one.fromMs <= fromMs && toMs <= one.toMs)).toBe(true);
      }
      for (const [at, { fromMs }] of found.entries()) {
        expect(fromMs).toBeGreaterThan(found[at - 1]?.toMs ?? -1);
      }
    }),
  );
});
