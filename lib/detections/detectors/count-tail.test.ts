import fc from "fast-check";
import { expect, test } from "vitest";
import { poissonTail } from "@/lib/regions/poisson-tail";
import { countTail } from "./count-tail";

test("the negative binomial tail is what its terms add up to", () => {
  // Size 1 is the geometric distribution: mean 4, variance 20, and 0.8 for each further event.
  expect(countTail(10, 4, 20)).toBeCloseTo(0.8 ** 10, 9);
  expect(countTail(50, 4, 20)).toBeCloseTo(0.8 ** 50, 13);
});

test("without more scatter than Poisson has it is Poisson", () => {
  expect(countTail(20, 3, 3)).toBe(poissonTail(20, 3));
  expect(countTail(20, 3, 0)).toBe(poissonTail(20, 3));
});

const mean = fc.double({ min: 0.001, max: 500, noNaN: true });
const variance = fc.double({ min: 0, max: 50_000, noNaN: true });
const count = fc.integer({ min: 0, max: 5_000 });

test("it is a chance, and more events are less likely", () => {
  fc.assert(
    fc.property(count, mean, variance, (n, m, v) => {
      const one = countTail(n, m, v);
      const more = countTail(n + 1, m, v);
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(1);
      expect(more).toBeLessThanOrEqual(one * (1 + 1e-9));
    }),
  );
});

test("far above the mean, scatter makes many events likelier", () => {
  fc.assert(
    fc.property(mean, fc.integer({ min: 10, max: 40 }), (m, times) => {
      const n = Math.ceil(m * times) + 10;
      expect(countTail(n, m, m * 3)).toBeGreaterThanOrEqual(countTail(n, m, m));
    }),
  );
});
