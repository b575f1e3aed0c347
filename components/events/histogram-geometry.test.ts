import { expect, test } from "vitest";
import type { Histogram } from "@/lib/api/contract";
import { bucketAt, bucketCount, seriesPaths, ticks } from "./histogram-geometry";

const histogram: Histogram = {
  fromMs: 0,
  toMs: 4000,
  bucketMs: 1000,
  buckets: [
    { startMs: 0, success: 100, denied: 0, error: 0, unknown: 0 },
    { startMs: 2000, success: 1_000_000, denied: 1, error: 0, unknown: 0 },
  ],
  uncovered: [],
  total: 1_000_101,
  undated: 0,
  asof: 1,
};

test("counts empty buckets too, and reads them as zeros", () => {
  expect(bucketCount(histogram)).toBe(4);
  expect(bucketAt(histogram, 1)).toEqual({
    startMs: 1000,
    success: 0,
    denied: 0,
    error: 0,
    unknown: 0,
  });
  expect(bucketAt(histogram, 2).denied).toBe(1);
});

test("draws one denied call among a million at least two pixels high", () => {
  expect(seriesPaths(histogram, 400, 96).denied).toBe("M200 2h99v2h-99z");
});

test("draws nothing outside of the box", () => {
  const paths = Object.values(seriesPaths(histogram, 400, 96)).join("");
  for (const [, y] of paths.matchAll(/M[\d.]+ (-?[\d.]+)/g)) {
    expect(Number(y)).toBeGreaterThanOrEqual(0);
  }
});

test("puts ticks on round times of the reader's clock, far enough apart", () => {
  const day = 86_400_000;
  const offset = 5.75 * 3_600_000;
  const { times, stepMs } = ticks(0, 7 * day, 800, offset);
  expect(stepMs).toBe(day);
  expect(times.every((time) => (time + offset) % day === 0)).toBe(true);
  expect(times).toHaveLength(7);
});

test("finds a step for centuries and for a second", () => {
  expect(ticks(0, 3e12 * 10, 400, 0).times.length).toBeLessThanOrEqual(5);
  expect(ticks(0, 1000, 400, 0).times).toEqual([0]);
});
