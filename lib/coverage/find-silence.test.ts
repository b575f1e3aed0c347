import { expect, test } from "vitest";
import { isUnusualSilence } from "./find-silence";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Monday. */
const START_MS = Date.UTC(2026, 0, 5);
const hourOf = (timeMs: number) => new Date(timeMs).getUTCHours();
const isWeekend = (timeMs: number) => [0, 6].includes(new Date(timeMs).getUTCDay());

/** Whether a silence from a day and hour on is unusual, in a place that is known since START_MS. */
function isUnusual(
  day: number,
  hour: number,
  hours: number,
  isActive: (timeMs: number) => boolean,
) {
  const fromMs = START_MS + day * DAY_MS + hour * HOUR_MS;
  const toMs = fromMs + hours * HOUR_MS;
  const came = (timeMs: number) => {
    if (timeMs < START_MS) return null;
    return timeMs >= fromMs && timeMs < toMs ? false : isActive(timeMs);
  };
  return isUnusualSilence(fromMs, toMs, came);
}

test("where something comes every hour, a few silent ones are a gap, and one is none", () => {
  const always = () => true;
  expect([1, 2, 3, 12, 100].map((hours) => isUnusual(9, 3, hours, always))).toEqual([
    ...[false, false, true, true, true],
  ]);
});

test("nights and weekends of an office are no gaps, its working days are", () => {
  const office = (timeMs: number) =>
    !isWeekend(timeMs) && hourOf(timeMs) >= 7 && hourOf(timeMs) < 19;
  // The night to Tuesday, the weekend, then a whole Wednesday.
  expect(isUnusual(15, 19, 12, office)).toBe(false);
  expect(isUnusual(18, 19, 60, office)).toBe(false);
  expect(isUnusual(16, 7, 12, office)).toBe(true);
});

test("where little comes, long silence is usual", () => {
  const seldom = (timeMs: number) => (timeMs / HOUR_MS) % 29 === 0;
  expect(isUnusual(20, 2, 24, seldom)).toBe(false);
});

test("in the first week nobody knows what is usual", () => {
  expect(isUnusual(3, 3, 20, () => true)).toBe(false);
});
