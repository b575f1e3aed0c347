import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import type { Zone } from "@/lib/format/time";
import { fromWallClock, toWallClock } from "@/lib/format/wall-clock";
import { checkZone } from "./check-zone";
import { bucketFor, indexedSpan } from "./time-span";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Buckets of equal width from `startMs`; `toMs` is where the asked range ends. */
export interface TimeAxis {
  readonly startMs: number;
  readonly toMs: number;
  readonly bucketMs: number;
  readonly buckets: number;
}

/**
 * The axis of a question. Without bounds it spans what the index holds; with a start alone it ends
 * now, so that silence since the last event is seen. Buckets of days begin at a
 * midnight of the zone before the range, and each is 24 hours long: after clocks were changed they
 * begin an hour beside midnight, so that all bars are of one width and their counts compare.
 * Throws AppError `invalid` for a name that is no zone.
 */
export async function timeAxis(
  reader: Reader,
  question: EventQuestion,
  zone: Zone = "utc",
): Promise<TimeAxis> {
  checkZone(zone);
  const { nowMs } = question;
  const span = question.fromMs === null ? await indexedSpan(reader, nowMs) : null;
  const fromMs = question.fromMs ?? span?.fromMs ?? nowMs - HOUR_MS;
  const toMs = question.toMs ?? span?.toMs ?? nowMs;
  const bucketMs = bucketFor(fromMs, toMs);
  const clock = bucketMs < DAY_MS ? "utc" : zone;
  const startMs = fromWallClock(
    Math.floor(toWallClock(fromMs, clock) / bucketMs) * bucketMs,
    clock,
  );
  return { startMs, toMs, bucketMs, buckets: Math.max(1, Math.ceil((toMs - startMs) / bucketMs)) };
}

/** Number of the bucket that a time falls into; below 0 or beyond the last one when none does. */
export function bucketAt({ startMs, bucketMs }: TimeAxis, timeMs: number): number {
  return Math.floor((timeMs - startMs) / bucketMs);
}
