import type { Period, PeriodParams } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { indexedSpan } from "@/lib/events/time-span";
import { readRange } from "@/lib/events/to-question";

const HOUR_MS = 3_600_000;

/**
 * The period that a URL asks for. Without times it is the usual length up to now, or up to the
 * newest event when all are older than that: a page of yesterday's incident should not be empty.
 * What is not asked for ends on an hour, so that the hourly sums answer.
 * Throws AppError `invalid` for times that cannot be read or run backwards.
 */
export async function readPeriod(
  reader: Reader,
  { from, to }: PeriodParams,
  usualMs: number,
  nowMs: number,
): Promise<Period> {
  const asked = readRange(from, to, nowMs);
  const soonMs = Math.ceil(nowMs / HOUR_MS) * HOUR_MS;
  if (from !== undefined || to !== undefined) {
    const toMs = asked.toMs ?? Math.max(soonMs, asked.fromMs ?? 0);
    return { fromMs: asked.fromMs ?? toMs - usualMs, toMs, basis: "asked" };
  }
  const span = await indexedSpan(reader, nowMs);
  const isOld = span !== null && span.toMs <= soonMs - usualMs;
  const toMs = isOld ? span.toMs : soonMs;
  return { fromMs: toMs - usualMs, toMs, basis: isOld ? "newest" : "now" };
}
