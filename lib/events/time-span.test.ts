import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketFor } from "./time-span";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

test("a range of a minute or more has between 30 and 150 buckets", () => {
  const longest = 100 * 365 * DAY_MS;
  fc.assert(
    fc.property(fc.integer({ min: 60 * SECOND_MS, max: longest }), (lengthMs) => {
      const buckets = lengthMs / bucketFor(0, lengthMs);
      expect(buckets).toBeGreaterThanOrEqual(30);
      expect(buckets).toBeLessThanOrEqual(150);
    }),
  );
});

test("usual ranges have round buckets", () => {
  const HOUR_MS = 3_600_000;
  expect(bucketFor(0, HOUR_MS)).toBe(30 * SECOND_MS);
  expect(bucketFor(0, DAY_MS)).toBe(15 * 60 * SECOND_MS);
  expect(bucketFor(0, 90 * DAY_MS)).toBe(DAY_MS);
  // Fourteen years: no fewer than a reader can read a shape from.
  expect(bucketFor(0, 14 * 365 * DAY_MS)).toBe(56 * DAY_MS);
});
