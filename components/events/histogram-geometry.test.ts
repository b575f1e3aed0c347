import fc from "fast-check";
import { expect, test } from "vitest";
import type { Histogram } from "@/lib/api/contract";
import {
  bucketCount,
  bucketTotal,
  lateDots,
  layerPaths,
  stackHeights,
  sumBuckets,
} from "./histogram-geometry";

const histogram: Histogram = {
  fromMs: 0,
  toMs: 4000,
  bucketMs: 1000,
  by: "outcome",
  series: ["success", "denied", "error", "unknown"].map((value) => ({ value, label: value })),
  buckets: [
    { startMs: 0, counts: [100, 0, 0, 0], late: 0 },
    { startMs: 2000, counts: [1_000_000, 1, 0, 0], late: 12 },
  ],
  uncovered: [],
  total: 1_000_101,
  undated: 0,
  lateIsPartial: false,
  asof: 1,
};
const SIZE = { width: 400, height: 94 };

test("counts empty buckets too, and sums them as zeros", () => {
  expect(bucketCount(histogram)).toBe(4);
  expect(sumBuckets(histogram, 1, 1)).toEqual({ startMs: 1000, counts: [0, 0, 0, 0], late: 0 });
  expect(sumBuckets(histogram, 0, 3)).toEqual({
    startMs: 0,
    counts: [1_000_100, 1, 0, 0],
    late: 12,
  });
});

test("draws one denied call among a million at least two pixels high", () => {
  expect(layerPaths(histogram, SIZE, "linear")[1]?.bars).toBe("M200 14h99v2h-99z");
});

test("a layer alone stands on the ground, on its own scale", () => {
  const paths = layerPaths(histogram, SIZE, "linear", 1);
  expect(paths[1]?.bars).toBe("M200 14h99v80h-99z");
  expect(paths[0]?.bars).toBe("");
});

test("the logarithm lifts small bars, and the largest keeps the height below its label", () => {
  const [small = 0] = stackHeights([100], 1_000_000, 94, "log");
  expect(small).toBeGreaterThan(stackHeights([100], 1_000_000, 94, "linear")[0] ?? 0);
  expect(stackHeights([1_000_000], 1_000_000, 94, "log")).toEqual([80]);
});

test("puts a dot above the buckets with late events only", () => {
  expect(lateDots(histogram, SIZE, "linear").match(/M/g)).toHaveLength(1);
  expect(lateDots(histogram, SIZE, "linear")).toMatch(/^M247.5 /);
});

test("layers add up to their bar, none that counts is lost, and none reaches the label of the largest", () => {
  const counts = fc.array(fc.nat(2_000_000), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(counts, fc.nat(5_000_000), fc.constantFrom("linear", "log"), (of, more, scale) => {
      const total = bucketTotal({ counts: of });
      const heights = stackHeights(of, total + more, 94, scale);
      for (const [layer, height] of heights.entries()) {
        if (of[layer] === 0) expect(height).toBe(0);
        else expect(height).toBeGreaterThanOrEqual(2);
      }
      expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(80.0001);
    }),
  );
});

test("shares of a bar that is high enough are shares of its height", () => {
  expect(stackHeights([30, 10], 40, 94, "linear")).toEqual([60, 20]);
  expect(stackHeights([30, 10], 40, 94, "log")).toEqual([60, 20]);
});
