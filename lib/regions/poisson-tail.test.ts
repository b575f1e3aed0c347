import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustTogether, poissonTail } from "./poisson-tail";

test.each([
  // The series summed in decimals of 60 digits.
  [1, 0.5, 3.934693402874e-1],
  [10, 2, 4.649807501726e-5],
  [20, 5, 3.452135820914e-7],
  [30, 10, 2.509951201528e-7],
  [500, 100, 3.808754228926e-178],
])("at least %i where %d are the mean", (count, mean, chance) => {
  expect(poissonTail(count, mean) / chance).toBeCloseTo(1, 8);
});

test("nothing can come of nothing, and what is usual is sure", () => {
  expect(poissonTail(1, 0)).toBe(0);
  expect(poissonTail(0, 0)).toBe(1);
  expect(poissonTail(3, 3)).toBe(1);
  expect(poissonTail(1_000_000, 10)).toBe(0);
});

test("p-values are adjusted as Benjamini and Hochberg wrote", () => {
  const together = [0.01, 0.04, 0.03, 0.005];
  expect(adjustTogether(together).map((p) => Number(p.toFixed(6)))).toEqual([
    0.02, 0.04, 0.04, 0.02,
  ]);
  expect(adjustTogether([])).toEqual([]);
});

test("looking at more never makes one more certain, and the order stays", () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 40 }), (chances) => {
      const adjusted = adjustTogether(chances);
      chances.forEach((p, at) => {
        // But for the last digit of a number.
        expect(adjusted[at]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        chances.forEach((other, to) => {
          if (p < other) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[to] ?? 0);
        });
      });
    }),
  );
});
