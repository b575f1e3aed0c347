import { isUnusualSilence } from "@/lib/coverage/find-silence";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TIMES = 5;
/** The time before a silence that tells what is usual, and how many of its hours must have deliveries. */
export const USUAL_DAYS = 8;
const FEWEST_HOURS = (USUAL_DAYS * 24) / 2;
/** A longer silence is how things are now. */
const LONGEST_MS = 30 * DAY_MS;

/** Hours since the last delivery of a place. */
export interface Silence {
  readonly fromMs: number;
  /** Up to the newest delivery of its source. */
  readonly toMs: number;
  /** From one hour with a delivery to the next, usually. */
  readonly usualGapMs: number;
  /** Hours with deliveries in the eight days before. */
  readonly hours: number;
}

/**
 * The silence of a place that delivered in most hours and has stopped: longer than an hour and five
 * usual gaps, and unlike the same time of the days before, for offices close at night. Null where it
 * has not.
 * @param deliveries begins of its hours with deliveries, UTC milliseconds
 * @param untilMs newest delivery of the source: later silence is not known to be one
 */
export function findSilence(deliveries: readonly number[], untilMs: number): Silence | null {
  const came = new Set(deliveries);
  const hours = [...came].sort((a, b) => a - b);
  const [firstMs] = hours;
  const lastMs = hours.at(-1);
  if (firstMs === undefined || lastMs === undefined) return null;
  const fromMs = lastMs + HOUR_MS;
  const toMs = Math.floor(untilMs / HOUR_MS) * HOUR_MS;
  const before = hours.filter((hour) => hour >= fromMs - USUAL_DAYS * DAY_MS);
  const usualGapMs = usualGap(before);
  if (usualGapMs === null || before.length < FEWEST_HOURS) return null;
  const lengthMs = toMs - fromMs;
  if (lengthMs <= Math.max(HOUR_MS, TIMES * usualGapMs) || lengthMs > LONGEST_MS) return null;
  const known = (startMs: number) => (startMs < firstMs ? null : came.has(startMs));
  if (!isUnusualSilence(fromMs, toMs, known)) return null;
  return { fromMs, toMs, usualGapMs, hours: before.length };
}

/** Median time from one hour with a delivery to the next; null where fewer than two are known. */
function usualGap(hours: readonly number[]): number | null {
  const gaps = hours.slice(1).map((hour, at) => hour - (hours[at] ?? hour));
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? null;
}
