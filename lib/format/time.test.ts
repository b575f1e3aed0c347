import { expect, test } from "vitest";
import { formatClock, formatRange, formatTick, formatTime, toIsoTime, zoneSuffix } from "./time";

const at = Date.UTC(2026, 10, 21, 3, 14, 7);

test("shows UTC whatever the zone of the machine is", () => {
  expect(formatTime(at, "utc")).toBe("2026-11-21 03:14:07Z");
});

test("shows local time with its offset (tests run at +05:45)", () => {
  expect(formatTime(at, "local")).toBe("2026-11-21 08:59:07+05:45");
  expect(zoneSuffix(at, "local")).toBe("+05:45");
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

test("ticks carry a date at midnight and a clock between", () => {
  expect(formatTick(Date.UTC(2026, 10, 21), 3_600_000, "utc")).toBe("21 Nov");
  expect(formatTick(Date.UTC(2026, 10, 21, 6), 3_600_000, "utc")).toBe("06:00");
  expect(formatTick(at, 1000, "utc")).toBe("03:14:07");
  expect(formatTick(at, 30 * 86_400_000, "utc")).toBe("Nov 2026");
});
