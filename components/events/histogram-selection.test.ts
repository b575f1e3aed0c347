import { expect, test } from "vitest";
import { halfAround, parseSelection, printSelection } from "./histogram-selection";

const HOUR_MS = 3_600_000;

test("a selection reads back as it was written", () => {
  const time = { fromMs: Date.UTC(2026, 10, 21, 3), toMs: Date.UTC(2026, 10, 21, 4, 0, 0, 250) };
  expect(printSelection(time)).toBe("2026-11-21T03:00Z..2026-11-21T04:00:00.250Z");
  expect(parseSelection(printSelection(time))).toEqual(time);
});

test("what is no range of time is none", () => {
  for (const text of [
    null,
    "",
    "..",
    "2026-11-21T03:00Z",
    "x..y",
    "2026-11-21T03:00Z..2026-11-21T03:00Z",
    "2026-11-21T04:00Z..2026-11-21T03:00Z",
    "2026-11-21..2026-11-22..2026-11-23",
  ]) {
    expect(parseSelection(text)).toBe(null);
  }
});

test("zooming in keeps the middle and never ends at nothing", () => {
  const chosen = { fromMs: 10 * HOUR_MS, toMs: 12 * HOUR_MS };
  expect(halfAround(chosen, 8 * HOUR_MS)).toEqual({ fromMs: 9 * HOUR_MS, toMs: 13 * HOUR_MS });
  const least = halfAround({ fromMs: 0, toMs: 1000 }, 1000);
  expect(least.toMs).toBeGreaterThan(least.fromMs);
});
