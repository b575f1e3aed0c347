import { expect, test } from "vitest";
import { countTicks, timeTicks } from "./activity-axes";

const HOUR_MS = 3_600_000;
const NONE = { events: 0, success: 0, denied: 0, errors: 0, unknown: 0, uncoveredMs: 0 };

const hours = (count: number, firstMs = Date.UTC(2026, 8, 21)) =>
  Array.from({ length: count }, (_, at) => ({
    ...NONE,
    startMs: firstMs + at * HOUR_MS,
    endMs: firstMs + (at + 1) * HOUR_MS,
  }));
const labels = (columns: Parameters<typeof timeTicks>[0], zone: string) =>
  timeTicks(columns, zone).map(({ label }) => label);

test("the lines are round counts up to the first that no bar is higher than", () => {
  const ticksOf = (success: number, denied: number) =>
    countTicks(hours(1).map((column) => ({ ...column, success, denied })));
  expect(ticksOf(0, 0)).toEqual([0, 1]);
  expect(ticksOf(1, 1)).toEqual([0, 1, 2]);
  expect(ticksOf(9, 3)).toEqual([0, 4, 8, 12]);
  expect(ticksOf(2000, 100)).toEqual([0, 800, 1600, 2400]);
  expect(countTicks([])).toEqual([0, 1]);
});

test("at most seven round times of the clock are named, days when there are several", () => {
  expect(labels(hours(24), "utc")).toEqual(["21 Sep", "04:00", "08:00", "12:00", "16:00", "20:00"]);
  expect(labels(hours(5), "Asia/Kolkata")).toEqual(["05:30", "06:30", "07:30", "08:30", "09:30"]);
  expect(labels(hours(5 * 24), "utc")).toEqual(["22 Sep", "23 Sep", "24 Sep", "25 Sep"]);
  expect(labels(hours(30 * 24), "utc").length).toBeLessThanOrEqual(7);
});
