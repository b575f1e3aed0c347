import { expect, test } from "vitest";
import { ticks } from "./histogram-ticks";

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
