import { expect, test } from "vitest";
import { hourBars } from "./hour-bars";

const HOUR_MS = 3_600_000;

test("hours without events are bars too, and every event is in one", () => {
  const hours = [
    { startMs: 0, count: 2 },
    { startMs: 3 * HOUR_MS, count: 5 },
  ];
  expect(hourBars(hours)).toEqual({ counts: [2, 0, 0, 5], stepHours: 1 });
});

test("a long time has as many bars as there is room for", () => {
  const hours = Array.from({ length: 700 }, (_, hour) => ({ startMs: hour * HOUR_MS, count: 1 }));
  const { counts, stepHours } = hourBars(hours);
  expect(counts.length).toBeLessThanOrEqual(48);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(700);
  expect(stepHours).toBe(15);
});
