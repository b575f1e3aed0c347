import fc from "fast-check";
import { expect, test } from "vitest";
import { REGION_GRIDS } from "@/lib/api/region-contract";
import { hourOfDay, regionColumns, usualGrid, weekdayOf } from "./region-columns";

const HOUR_MS = 3_600_000;
const period = (from: string, to: string) => ({
  fromMs: Date.parse(from),
  toMs: Date.parse(to),
  basis: "asked" as const,
});
const starts = (columns: ReturnType<typeof regionColumns>) =>
  columns.map(({ shown }) => new Date(shown.startMs ?? 0).toISOString().slice(0, 16));

test("days begin at the zone's midnights, and with the period", () => {
  const columns = regionColumns(
    period("2026-10-24T10:15Z", "2026-10-26T12:00Z"),
    "day",
    "Europe/Oslo",
  );
  expect(starts(columns)).toEqual(["2026-10-24T10:15", "2026-10-24T22:00", "2026-10-25T23:00"]);
  expect(columns.at(-1)?.shown.endMs).toBe(Date.parse("2026-10-26T12:00Z"));
});

test("where midnights are no whole hours of UTC, days begin at the hour before", () => {
  const columns = regionColumns(
    period("2026-03-01T00:00Z", "2026-03-03T00:00Z"),
    "day",
    "Asia/Kolkata",
  );
  expect(starts(columns)).toEqual(["2026-03-01T00:00", "2026-03-01T18:00", "2026-03-02T18:00"]);
});

test("a period too long for its grid is refused with advice", () => {
  const month = period("2026-03-01T00:00Z", "2026-04-01T00:00Z");
  expect(() => regionColumns(month, "hour", "utc")).toThrow(
    expect.objectContaining({
      details: { fields: { grid: expect.stringMatching(/31 days.*at most 14.*Choose days/) } },
    }),
  );
  const ages = period("0001-01-01T00:00Z", "9999-01-01T00:00Z");
  for (const grid of REGION_GRIDS)
    expect(() => regionColumns(ages, grid, "utc")).toThrow("shown for at most");
  expect(usualGrid(month)).toBe("day");
  expect(usualGrid(period("2026-03-01T00:00Z", "2026-03-04T00:00Z"))).toBe("hour");
});

test("every hour of the period is in one column, and a link of that column finds it", () => {
  const time = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2030, 0) });
  const lengthMs = fc.integer({ min: 1, max: 13 * 24 * HOUR_MS });
  const zone = fc.constantFrom("utc", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia");
  fc.assert(
    fc.property(time, lengthMs, fc.constantFrom(...REGION_GRIDS), zone, (fromMs, ms, grid, tz) => {
      const toMs = fromMs + ms;
      const columns = regionColumns({ fromMs, toMs, basis: "asked" }, grid, tz);
      const hours = columns.flatMap((column) => column.hours).sort((a, b) => a - b);
      const first = Math.floor(fromMs / HOUR_MS);
      const count = Math.ceil(toMs / HOUR_MS) - first;
      expect(hours).toEqual(Array.from({ length: count }, (_, at) => first + at));
      for (const { shown, hours: own } of columns) {
        for (const hour of own) {
          const date = new Date(hour * HOUR_MS);
          expect([hourOfDay(hour), weekdayOf(hour)]).toEqual([
            date.getUTCHours(),
            (date.getUTCDay() + 6) % 7,
          ]);
          if (shown.hour !== null) expect(hourOfDay(hour)).toBe(shown.hour);
          if (shown.weekday !== null) expect(weekdayOf(hour)).toBe(shown.weekday);
          if (shown.startMs === null || shown.endMs === null) continue;
          expect(hour * HOUR_MS).toBeLessThan(shown.endMs);
          expect((hour + 1) * HOUR_MS).toBeGreaterThan(shown.startMs);
        }
      }
    }),
    { numRuns: 60 },
  );
});
