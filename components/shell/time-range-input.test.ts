import { expect, test } from "vitest";
import { lastWhole, parseTimeInput, readRange } from "./time-range-input";

test.each([
  ["", ""],
  ["now-24h", "now-24h"],
  ["2026-11-21", "2026-11-21T00:00Z"],
  [" 2026-11-21 03:14 ", "2026-11-21T03:14Z"],
  ["2026-11-21T03:14:07.25Z", "2026-11-21T03:14:07.250Z"],
  ["2026-11-21 03:14 UTC", "2026-11-21T03:14Z"],
  ["2026-11-21 03:14+01:00", "2026-11-21T02:14Z"],
  ["2026-11-21 03:14-0530", "2026-11-21T08:44Z"],
  ["2026-11-21 03:14:07−05:30", "2026-11-21T08:44:07Z"],
  ["NOW-7d", "now-7d"],
  ["2026-11", "2026-11-01T00:00Z"],
])("reads %j as %j", (typed, read) => {
  expect(parseTimeInput(typed, "utc")).toBe(read);
});

test.each(["yesterday", "2026-02-30", "2026-13-01", "2026-11-21 24:00", "now-", "now-1y"])(
  "refuses %j",
  (typed) => {
    expect(parseTimeInput(typed, "utc")).toBeNull();
  },
);

test("takes the reader's clock when no zone is typed (tests run at +05:45)", () => {
  expect(parseTimeInput("2026-11-21 05:45", "local")).toBe("2026-11-21T00:00Z");
  expect(parseTimeInput("2026-11-21 05:45Z", "local")).toBe("2026-11-21T05:45Z");
});

test("takes the clock of a named zone, on both sides of a change of clocks", () => {
  expect(parseTimeInput("2026-03-29", "Europe/Oslo")).toBe("2026-03-28T23:00Z");
  expect(parseTimeInput("2026-03-30", "Europe/Oslo")).toBe("2026-03-29T22:00Z");
});

test("says what is wrong with each end", () => {
  const read = (from: string, to: string) => readRange({ from, to }, "utc", Date.UTC(2026, 10, 22));
  expect(read("now-1h", "")).toEqual({ range: { from: "now-1h", to: undefined } });
  expect(read("soon", "2026-11-21")).toMatchObject({
    errors: { from: expect.stringContaining('"soon" is not a time') },
  });
  expect(read("2026-11-21", "2026-11-20")).toEqual({
    errors: { to: "The range runs backwards." },
  });
});

test("finds the last whole hour and day of a clock with a half-hour offset", () => {
  const nowMs = Date.UTC(2026, 6, 1, 12, 10);
  expect(lastWhole("hour", nowMs, "America/St_Johns")).toEqual({
    from: "2026-07-01T10:30Z",
    to: "2026-07-01T11:30Z",
  });
  expect(lastWhole("day", nowMs, "America/St_Johns")).toEqual({
    from: "2026-06-30T02:30Z",
    to: "2026-07-01T02:30Z",
  });
});

test("a day in which clocks are changed has 23 hours", () => {
  expect(lastWhole("day", Date.UTC(2026, 2, 30, 12), "Europe/Oslo")).toEqual({
    from: "2026-03-28T23:00Z",
    to: "2026-03-29T22:00Z",
  });
});
