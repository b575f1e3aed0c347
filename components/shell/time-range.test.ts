import { expect, test } from "vitest";
import { askedSpan, shiftRange, zoomIn, zoomOut } from "./shift-range";
import { rangeLabel, shortLabel } from "./time-range";

test("names quick ranges, and says others in full", () => {
  expect(rangeLabel({}, "utc")).toBe("All time");
  expect(rangeLabel({ from: "now-24h" }, "utc")).toBe("Last 24 hours");
  expect(rangeLabel({ from: "2026-11-21" }, "Europe/Oslo")).toBe("Since 2026-11-21 01:00 +01:00");
  expect(rangeLabel({ from: "2026-11-21T03:00Z", to: "now-1h" }, "utc")).toBe(
    "2026-11-21 03:00 UTC – now-1h",
  );
  expect(rangeLabel({ from: "now-45m" }, "utc")).toBe("Last 45 minutes");
  expect(rangeLabel({ from: "2026-11-21T03:00Z", to: "2026-11-21T04:00Z" }, "utc")).toBe(
    "2026-11-21 03:00 – 04:00 UTC",
  );
  expect(rangeLabel({ to: "2026-11-21T04:00Z" }, "utc")).toBe("Until 2026-11-21 04:00 UTC");
});

test("is said without zone and seconds where there is little room", () => {
  expect(shortLabel("2026-11-21 03:00:01 – 2026-11-22 04:00:07.250 UTC")).toBe(
    "2026-11-21 03:00 – 2026-11-22 04:00",
  );
  expect(shortLabel("2026-11-21 03:00:15 – 03:00:45 UTC")).toBe("2026-11-21 03:00:15 – 03:00:45");
  expect(shortLabel("Last 7 days")).toBe("Last 7 days");
});

test("doubles the window around its middle", () => {
  const from = Date.UTC(2026, 10, 21, 2);
  expect(zoomOut({ fromMs: from, toMs: from + 7_200_000 })).toEqual({
    from: "2026-11-21T01:00Z",
    to: "2026-11-21T05:00Z",
  });
});

test("more time and then less is the window that was asked for, whatever the buckets are", () => {
  const axis = { fromMs: Date.UTC(2026, 10, 21), toMs: Date.UTC(2026, 10, 21, 4) };
  const range = { from: "2026-11-21T03:07:11Z", to: "2026-11-21T04:00Z" };
  const asked = askedSpan(range, axis, 0);
  const wider = asked && askedSpan(zoomOut(asked), axis, 0);
  expect(wider).not.toEqual(asked);
  expect(wider && zoomIn(wider, wider)).toEqual(range);
});

test("zooming in keeps the middle of what is chosen and never ends at nothing", () => {
  const hour = (hours: number) => Date.UTC(2026, 10, 21, hours);
  const shown = { fromMs: hour(0), toMs: hour(8) };
  expect(zoomIn({ fromMs: hour(10), toMs: hour(12) }, shown)).toEqual({
    from: "2026-11-21T09:00Z",
    to: "2026-11-21T13:00Z",
  });
  const second = { fromMs: hour(0), toMs: hour(0) + 1000 };
  const least = askedSpan(zoomIn(second, second), undefined, 0);
  expect(least && least.toMs - least.fromMs).toBe(2000);
});

test("moves a window by its own length", () => {
  const nowMs = Date.UTC(2026, 10, 22, 12);
  const axis = { fromMs: Date.UTC(2026, 10, 1), toMs: Date.UTC(2026, 10, 3) };
  expect(
    shiftRange({ from: "2026-11-21T03:00Z", to: "2026-11-21T04:00Z" }, 1, axis, nowMs),
  ).toEqual({ from: "2026-11-21T04:00Z", to: "2026-11-21T05:00Z" });
  expect(shiftRange({ from: "now-6h" }, -1, axis, nowMs)).toEqual({
    from: "2026-11-22T00:00Z",
    to: "2026-11-22T06:00Z",
  });
  expect(shiftRange({}, -1, axis, nowMs)).toEqual({
    from: "2026-10-30T00:00Z",
    to: "2026-11-01T00:00Z",
  });
  expect(shiftRange({}, -1, undefined, nowMs)).toBeNull();
  expect(shiftRange({ from: "soon" }, -1, axis, nowMs)).toBeNull();
});
