import { expect, test } from "vitest";
import { parseTimeInput, rangeLabel, zoomOut } from "./time-range";

test.each([
  ["", ""],
  ["now-24h", "now-24h"],
  ["2026-11-21", "2026-11-21T00:00Z"],
  [" 2026-11-21 03:14 ", "2026-11-21T03:14Z"],
  ["2026-11-21T03:14:07.25Z", "2026-11-21T03:14:07.250Z"],
  ["2026-11-21 03:14 UTC", "2026-11-21T03:14Z"],
  ["2026-11-21 03:14+01:00", "2026-11-21T02:14Z"],
  ["2026-11-21 03:14-0530", "2026-11-21T08:44Z"],
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

test("names quick ranges, and says others in full", () => {
  expect(rangeLabel({}, "utc")).toBe("All time");
  expect(rangeLabel({ from: "now-24h" }, "utc")).toBe("Last 24 hours");
  expect(rangeLabel({ from: "2026-11-21T03:00Z", to: "2026-11-21T04:00Z" }, "utc")).toBe(
    "2026-11-21 03:00 – 04:00 UTC",
  );
  expect(rangeLabel({ to: "2026-11-21T04:00Z" }, "utc")).toBe("Until 2026-11-21T04:00Z");
});

test("doubles the window around its middle", () => {
  const from = Date.UTC(2026, 10, 21, 2);
  expect(zoomOut(from, from + 7_200_000)).toEqual({
    from: "2026-11-21T01:00Z",
    to: "2026-11-21T05:00Z",
  });
});
