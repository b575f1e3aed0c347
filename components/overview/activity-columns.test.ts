import { expect, test } from "vitest";
import { activityCsv, toColumns } from "./activity-columns";

const HOUR_MS = 3_600_000;
const counts = { events: 3, success: 1, denied: 1, errors: 1, unknown: 0 };

test("every stretch of the period has a column, cut at both ends, with what is not covered of it", () => {
  const columns = toColumns({
    period: { fromMs: 1.5 * HOUR_MS, toMs: 4.25 * HOUR_MS, basis: "asked" },
    activity: {
      bucketMs: HOUR_MS,
      buckets: [{ startMs: HOUR_MS, ...counts }],
      uncovered: [{ fromMs: 2 * HOUR_MS, toMs: 5 * HOUR_MS }],
    },
  });
  expect(columns.map(({ startMs, endMs }) => [startMs / HOUR_MS, endMs / HOUR_MS])).toEqual([
    [1.5, 2],
    [2, 3],
    [3, 4],
    [4, 4.25],
  ]);
  expect(columns.map(({ events }) => events)).toEqual([3, 0, 0, 0]);
  expect(columns.map(({ uncoveredMs }) => uncoveredMs / HOUR_MS)).toEqual([0, 1, 1, 0.25]);
  const [, first = ""] = activityCsv(columns).split("\r\n");
  expect(first).toBe("1970-01-01T01:30:00.000Z,1970-01-01T02:00:00.000Z,3,1,1,1,0,0");
});
