import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlausibleTime, parseEventTime, utcDay } from "./event-time";

const INSTANT_MS = Date.UTC(2026, 6, 1, 12, 8, 19);

test.each([
  ["2026-07-01T12:08:19Z", 0],
  ["20260701T120819Z", 0],
  ["2026-07-01T12:08:19.5Z", 500],
  ["2026-07-01T12:08:19.123456789Z", 123],
  ["2026-07-01T17:53:19+05:45", 0],
  ["2026-07-01T17:53:19+0545", 0],
  ["2026-07-01T04:08:19-08", 0],
])("%s is read as UTC", (text, extraMs) => {
  expect(parseEventTime(text)).toBe(INSTANT_MS + extraMs);
});

test.each([
  "",
  "now",
  "1688989510",
  "2026-07-01",
  "2026-07-01T12:08:19",
  "2026-07-01 12:08:19Z",
  "2026-07-01T12:08:19Zjunk",
  "2026-07-01T12:08:19.Z",
  "2026-13-01T12:08:19Z",
  "2026-02-29T12:08:19Z",
  "2026-07-01T24:00:00Z",
  "2026-07-01T12:60:00Z",
  "2026-07-01T12:08:19+24:00",
  "2026-07-01T12:08:19+05:4",
  "+292278994-08-17T07:12:55Z",
  "0026-07-01T12:08:19Z",
  "Jul 1, 2026, 12:08:19 PM",
])("%j is not a time", (text) => {
  expect(parseEventTime(text)).toBeNull();
});

test("29 February exists in leap years only", () => {
  expect(utcDay(2024, 2, 29)).toBe(Date.UTC(2024, 1, 29));
  expect(utcDay(2000, 2, 29)).toBe(Date.UTC(2000, 1, 29));
  expect(utcDay(1900, 2, 29)).toBeNull();
});

test("1900 and 2100 are read but not believed", () => {
  const past = parseEventTime("1900-01-01T00:00:00Z");
  const future = parseEventTime("2100-01-01T00:00:00Z");
  expect([past, future].map((timeMs) => timeMs !== null && isPlausibleTime(timeMs))).toEqual([
    false,
    false,
  ]);
  expect(isPlausibleTime(INSTANT_MS)).toBe(true);
});

test("every instant is read back from its ISO spelling", () => {
  const instants = fc.date({
    min: new Date("0100-01-01"),
    max: new Date("9999-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (date) => {
      expect(parseEventTime(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test("what is no time never becomes NaN", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseEventTime(text)).not.toBeNaN();
    }),
  );
});
