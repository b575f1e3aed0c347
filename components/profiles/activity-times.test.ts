import fc from "fast-check";
import { expect, test } from "vitest";
import { stripDays, utcHour, weekHours, wholeOffsetHours } from "./activity-times";

const at = (text: string) => Date.parse(text);
const winter = { fromMs: at("2026-01-05T00:00Z"), toMs: at("2026-02-05T00:00Z") };
const spring = { fromMs: at("2026-03-15T00:00Z"), toMs: at("2026-04-15T00:00Z") };

test.each([
  ["utc", winter, 0],
  ["Europe/Oslo", winter, 1],
  ["America/New_York", winter, -5],
  // Half an hour off, and a clock that is changed within the period.
  ["Asia/Kolkata", winter, null],
  ["Europe/Oslo", spring, null],
])("%s: the offset of the period", (zone, period, hours) => {
  expect(wholeOffsetHours(period, zone)).toBe(hours);
});

test("a change on the last day of a period counts", () => {
  const fromMs = at("2026-03-20T12:00Z");
  expect(wholeOffsetHours({ fromMs, toMs: at("2026-03-29T00:00Z") }, "Europe/Oslo")).toBe(1);
  expect(wholeOffsetHours({ fromMs, toMs: at("2026-03-29T02:00Z") }, "Europe/Oslo")).toBeNull();
});

test("every hour of the week is shown once, and leads to the hour that was counted", () => {
  const hours = Array.from({ length: 168 }, (_, slot) => slot + 1);
  fc.assert(
    fc.property(fc.integer({ min: -12, max: 14 }), (ahead) => {
      const week = weekHours(hours, ahead);
      const shown = week.flat().map(({ count }) => count);
      expect(shown.toSorted((a, b) => a - b)).toEqual(hours);
      for (const [weekday, day] of week.entries()) {
        for (const [hour, { count }] of day.entries()) {
          const utc = utcHour(weekday, hour, ahead);
          expect(count).toBe(utc.weekday * 24 + utc.hour + 1);
        }
      }
    }),
  );
});

test("Monday 00:30 in Oslo is Sunday 23:30 in UTC", () => {
  expect(utcHour(0, 0, 1)).toEqual({ weekday: 6, hour: 23 });
});

test("days before the index begins are no days without events", () => {
  const period = { fromMs: 0, toMs: at("2026-02-05T03:00Z"), basis: "asked" as const };
  const startMs = at("2026-02-01T00:00Z");
  const strip = stripDays({
    period,
    days: [{ startMs, events: 5 }],
    dataFromMs: at("2026-01-31T12:00Z"),
  });
  expect(strip).toHaveLength(364);
  expect(strip.at(-1)?.date).toBe("2026-02-05");
  expect(Object.fromEntries(strip.map(({ date, state }) => [date, state]))).toMatchObject({
    "2026-01-30": "uncovered",
    "2026-01-31": "none",
    "2026-02-01": "counted",
    "2026-02-05": "none",
  });
});
