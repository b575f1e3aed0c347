import { expect, test } from "vitest";
import { resolveRange, resolveTime, TimeError, timeSpan } from "./time-range";

const NOW = Date.UTC(2026, 10, 22, 12);

test.each([
  ["now", "2026-11-22T12:00:00.000Z"],
  ["NOW-24h", "2026-11-21T12:00:00.000Z"],
  ["now-7d", "2026-11-15T12:00:00.000Z"],
  ["now+90s", "2026-11-22T12:01:30.000Z"],
  ["now-2w", "2026-11-08T12:00:00.000Z"],
  ["2026", "2026-01-01T00:00:00.000Z"],
  ["2026-11", "2026-11-01T00:00:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ["2026-11-21T03:14Z", "2026-11-21T03:14:00.000Z"],
  ["2026-11-21t03:14:07", "2026-11-21T03:14:07.000Z"],
  ["2026-11-21 03:14:07.1239Z", "2026-11-21T03:14:07.123Z"],
  ["2026-11-21T03:14+05:45", "2026-11-20T21:29:00.000Z"],
  ["0099-01-01", "0099-01-01T00:00:00.000Z"],
])("%s is %s", (text, iso) => {
  expect(new Date(resolveTime(text, NOW)).toISOString()).toBe(iso);
});

test.each([
  "",
  "Infinity",
  "NaN",
  "yesterday",
  "+292278994-08-17",
  "2026-02-30",
  "2026-13",
  "2026-11-21T24:00Z",
  "2026-11-21T03:60Z",
  "2026-11-21T03:14+15:00",
  "1700000000",
  "now-1y",
  "now-999999999w",
  "now - 1h",
])("%j is refused with E108", (text) => {
  expect(() => resolveTime(text, NOW)).toThrow(expect.objectContaining({ code: "E108" }));
  expect(timeSpan(text, NOW)).toBeNull();
});

test("a written time covers its whole unit", () => {
  const lengthMs = (text: string) => {
    const span = timeSpan(text, NOW);
    return span && span.endMs - span.startMs;
  };
  expect(lengthMs("2024")).toBe(366 * 86_400_000);
  expect(lengthMs("2026-12")).toBe(31 * 86_400_000);
  expect(lengthMs("2026-12-31")).toBe(86_400_000);
  expect(lengthMs("2026-12-31T10:00Z")).toBe(60_000);
  expect(lengthMs("2026-12-31T10:00:05Z")).toBe(1_000);
  expect(lengthMs("2026-12-31T10:00:05.5Z")).toBe(1);
  expect(lengthMs("now-1h")).toBe(1);
});

test("a range may be open, and is refused with E110 when it runs backwards", () => {
  expect(resolveRange("now-1h", "now", NOW)).toEqual({ fromMs: NOW - 3_600_000, toMs: NOW });
  expect(resolveRange(null, null, NOW)).toEqual({ fromMs: null, toMs: null });
  expect(() => resolveRange("now", "now-1h", NOW)).toThrow(TimeError);
  expect(() => resolveRange("2027", "now", NOW)).toThrow(expect.objectContaining({ code: "E110" }));
});

test("a time without an offset can be meant on another clock than UTC", () => {
  const oslo = (wallMs: number) => wallMs - 3_600_000;
  expect(timeSpan("2026-12-31", NOW, oslo)).toEqual({
    startMs: Date.UTC(2026, 11, 30, 23),
    endMs: Date.UTC(2026, 11, 31, 23),
  });
  expect(timeSpan("2026-12-31T10:00Z", NOW, oslo)?.startMs).toBe(Date.UTC(2026, 11, 31, 10));
  expect(timeSpan("now", NOW, oslo)?.startMs).toBe(NOW);
});
