import fc from "fast-check";
import { expect, test } from "vitest";
import { fromWallClock, toWallClock } from "./wall-clock";

const iso = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 16);
const wall = (text: string) => Date.parse(`${text}Z`);

test.each([
  ["2026-11-21T08:59", "Asia/Kathmandu", "2026-11-21T03:14"],
  ["2026-07-01T00:00", "Europe/Oslo", "2026-06-30T22:00"],
  ["2026-07-01T00:00", "America/St_Johns", "2026-07-01T02:30"],
  ["2026-07-01T00:00", "utc", "2026-07-01T00:00"],
  ["2026-07-01T05:45", "local", "2026-07-01T00:00"],
])("%s in %s is %s UTC (tests run at +05:45)", (clock, zone, utc) => {
  expect(iso(fromWallClock(wall(clock), zone))).toBe(utc);
});

test("takes the first of two moments when clocks go back", () => {
  expect(iso(fromWallClock(wall("2026-10-25T02:30"), "Europe/Oslo"))).toBe("2026-10-25T00:30");
  // Lord Howe goes back by half an hour only.
  expect(iso(fromWallClock(wall("2026-04-05T01:45"), "Australia/Lord_Howe"))).toBe(
    "2026-04-04T14:45",
  );
});

test("moves a time that clocks skip on by as much as they skip", () => {
  const skipped = fromWallClock(wall("2026-03-29T02:30"), "Europe/Oslo");
  expect(iso(toWallClock(skipped, "Europe/Oslo"))).toBe("2026-03-29T03:30");
});

test("finds a moment that shows what was asked, for every moment there is", () => {
  const zones = ["Europe/Oslo", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu"];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2040, 0) }),
      fc.constantFrom(...zones),
      (timeMs, zone) => {
        const shown = toWallClock(timeMs, zone);
        expect(toWallClock(fromWallClock(shown, zone), zone)).toBe(shown);
      },
    ),
  );
});
