import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { bucketFor, indexedSpan } from "./time-span";

const HOUR_MS = 3_600_000;

/** Buckets of equal width from `startMs`; `toMs` is where the asked range ends. */
export interface TimeAxis {
  readonly startMs: number;
  readonly toMs: number;
  readonly bucketMs: number;
  readonly buckets: number;
}

/** The axis of a question. Without bounds it spans what the index holds. */
export async function timeAxis(reader: Reader, question: EventQuestion): Promise<TimeAxis> {
  const isOpen = question.fromMs === null || question.toMs === null;
  const span = isOpen ? await indexedSpan(reader, question.nowMs) : null;
  const fromMs = question.fromMs ?? span?.fromMs ?? question.nowMs - HOUR_MS;
  const toMs = question.toMs ?? span?.toMs ?? question.nowMs;
  const bucketMs = bucketFor(fromMs, toMs);
  const startMs = Math.floor(fromMs / bucketMs) * bucketMs;
  return { startMs, toMs, bucketMs, buckets: Math.max(1, Math.ceil((toMs - startMs) / bucketMs)) };
}

/** Number of the bucket that a time falls into; below 0 or beyond the last one when none does. */
export function bucketAt({ startMs, bucketMs }: TimeAxis, timeMs: number): number {
  return Math.floor((timeMs - startMs) / bucketMs);
}
