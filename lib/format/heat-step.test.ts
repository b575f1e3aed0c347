import fc from "fast-check";
import { expect, test } from "vitest";
import { heatStep, relativeStep } from "./heat-step";
import { shortCount } from "./short-count";

test("one step is one power of ten, from one event to a million and more", () => {
  const counts = [
    0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1e6, 1e9,
  ];
  expect(counts.map(heatStep)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7]);
});

test("the relative scale has the largest count in its last step and never hides an event", () => {
  expect(relativeStep(1, 1_000_000)).toBe(1);
  expect(relativeStep(700, 700)).toBe(7);
  expect(relativeStep(301, 700)).toBe(4);
  expect(relativeStep(0, 700)).toBe(0);
  expect(relativeStep(0, 0)).toBe(0);
});

test("more events are never a smaller step", () => {
  const count = fc.nat({ max: 5_000_000 });
  fc.assert(
    fc.property(count, count, count, (a, b, rest) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(heatStep(less)).toBeLessThanOrEqual(heatStep(more));
      const largest = more + rest;
      expect(relativeStep(less, largest)).toBeLessThanOrEqual(relativeStep(more, largest));
    }),
  );
});

test("a short count has four characters at most and is cut, not rounded up", () => {
  expect(
    [0, 7, 999, 1000, 1299, 10_500, 999_999, 1_000_000, 2_560_000_000].map(shortCount),
  ).toEqual(["0", "7", "999", "1k", "1.2k", "10k", "999k", "1M", "2.5G"]);
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(shortCount(count).length).toBeLessThanOrEqual(4);
    }),
  );
});
