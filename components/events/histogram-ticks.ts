const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK_STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
  182 * DAY,
  364 * DAY,
];

/**
 * Times for the labels under the bars, at least `leastPx` apart and on round times of a clock that
 * is `offsetMs` ahead of UTC.
 */
export function ticks(
  fromMs: number,
  toMs: number,
  width: number,
  offsetMs: number,
  leastPx = 96,
): { readonly times: readonly number[]; readonly stepMs: number } {
  const span = toMs - fromMs;
  const most = Math.max(1, Math.floor(width / leastPx));
  const stepMs =
    TICK_STEPS.find((step) => span / step <= most) ?? Math.ceil(span / most / DAY) * DAY;
  const first = Math.ceil((fromMs + offsetMs) / stepMs) * stepMs - offsetMs;
  const times: number[] = [];
  for (let at = first; at < toMs; at += stepMs) times.push(at);
  return { times, stepMs };
}
