import { expect, test } from "vitest";
import {
  formatClock,
  formatRange,
  formatTick,
  formatTime,
  formatTimeInWords,
  isZone,
  toIsoTime,
  zoneSuffix,
} from "./time";

const at = Date.UTC(2026, 10, 21, 3, 14, 7);

test("shows UTC whatever the zone of the machine is", () => {
  expect(formatTime(at, "utc")).toBe("2026-11-21 03:14:07Z");
});

test("shows local time with its offset (tests run at +05:45)", () => {
  expect(formatTime(at, "local")).toBe("2026-11-21 08:59:07+05:45");
  expect(zoneSuffix(at, "local")).toBe("+05:45");
});

test.each([
  ["Europe/Oslo", "2026-11-21 04:14:07+01:00"],
  ["America/St_Johns", "2026-11-20 23:44:07−03:30"],
  ["Australia/Lord_Howe", "2026-11-21 14:14:07+11:00"],
  ["Asia/Kathmandu", "2026-11-21 08:59:07+05:45"],
])("shows the clock of %s with its offset", (zone, shown) => {
  expect(formatTime(at, zone)).toBe(shown);
});

test("changes the offset in the very second in which clocks are changed", () => {
  const springMs = Date.UTC(2026, 2, 29, 1);
  expect(formatTime(springMs - 1000, "Europe/Oslo")).toBe("2026-03-29 01:59:59+01:00");
  expect(formatTime(springMs, "Europe/Oslo")).toBe("2026-03-29 03:00:00+02:00");
});

test("knows offsets with seconds, and years before the first", () => {
  expect(formatTime(0, "Africa/Monrovia")).toBe("1969-12-31 23:15:30−00:44:30");
  expect(formatTime(-8e13, "utc")).toBe("-566-11-26 01:46:40Z");
});

test("tells zones from other words", () => {
  expect(["utc", "local", "Europe/Oslo", "europe/oslo"].filter(isZone)).toHaveLength(4);
  expect(["", "Mars/Phobos", "__proto__", "Europe/", "\0"].filter(isZone)).toEqual([]);
});

test("writes a time for a sentence", () => {
  expect(formatTimeInWords(at, "utc")).toBe("21 Nov 2026 03:14:07Z");
  expect(formatTimeInWords(at, "Asia/Kathmandu")).toBe("21 Nov 2026 08:59:07+05:45");
});

test("shows milliseconds only when there are any", () => {
  expect(formatClock(at + 250, "utc")).toBe("2026-11-21 03:14:07.250");
});

test("says so when a number is no time", () => {
  expect(formatTime(9e15, "utc")).toBe("time out of range");
  expect(formatClock(Number.NaN, "utc")).toBe("time out of range");
});

test("writes times for URLs without needless parts", () => {
  expect(toIsoTime(Date.UTC(2026, 10, 21))).toBe("2026-11-21T00:00Z");
  expect(toIsoTime(at)).toBe("2026-11-21T03:14:07Z");
  expect(toIsoTime(at + 1)).toBe("2026-11-21T03:14:07.001Z");
});

test("says the date of a range once", () => {
  const hour = Date.UTC(2026, 10, 21, 3);
  expect(formatRange(hour, hour + 3_600_000, "utc")).toBe("2026-11-21 03:00 – 04:00 UTC");
  expect(formatRange(hour, hour + 86_400_000, "utc")).toBe(
    "2026-11-21 03:00 – 2026-11-22 03:00 UTC",
  );
});

test("says both offsets of a range in which clocks are changed", () => {
  const midnightMs = Date.UTC(2026, 9, 24, 22);
  expect(formatRange(midnightMs, midnightMs + 4 * 3_600_000, "Europe/Oslo")).toBe(
    "2026-10-25 00:00 +02:00 – 2026-10-25 03:00 +01:00",
  );
});

test("ticks carry a date at midnight and a clock between", () => {
  expect(formatTick(Date.UTC(2026, 10, 21), 3_600_000, "utc")).toBe("21 Nov");
  expect(formatTick(Date.UTC(2026, 10, 21, 6), 3_600_000, "utc")).toBe("06:00");
  expect(formatTick(at, 1000, "utc")).toBe("03:14:07");
  expect(formatTick(at, 30 * 86_400_000, "utc")).toBe("Nov 2026");
});
