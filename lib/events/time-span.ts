import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_MS = 364 * DAY_MS;
/** Each at most five times the one before, so that no range has only a few. */
const BUCKETS_MS = [
  ...[1_000, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000],
  ...[HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS],
  ...[DAY_MS, 2 * DAY_MS, 7 * DAY_MS, 28 * DAY_MS, 56 * DAY_MS, 182 * DAY_MS, LONGEST_MS],
];
const MOST_BUCKETS = 150;
/** No CloudTrail record is older, though some say so. */
const FIRST_MS = Date.UTC(2006, 0);

/**
 * The narrowest round bucket with which a range has no more than 150 of them; of a minute and more
 * it then has at least 30.
 */
export function bucketFor(fromMs: number, toMs: number): number {
  const fitting = BUCKETS_MS.find((bucketMs) => (toMs - fromMs) / bucketMs <= MOST_BUCKETS);
  return fitting ?? LONGEST_MS;
}

/**
 * Hours between which the index has events that the reader may see; null when it has none with a
 * plausible time. Records dated before CloudTrail or in the future are kept, but they stretch no
 * time axis.
 */
export async function indexedSpan(
  reader: Reader,
  nowMs: number,
): Promise<{ fromMs: number; toMs: number } | null> {
  const endMs = Math.ceil(nowMs / HOUR_MS) * HOUR_MS + DAY_MS;
  const all: EventQuestion = { query: null, fromMs: FIRST_MS, toMs: endMs, asof: null, nowMs };
  const filter = await filterEvents(reader, all);
  const [row] = await ask<{ first: number | null; last: number | null }>(
    reader,
    Prisma.sql`select extract(epoch from min(time))::float8 * 1000 as first,
        extract(epoch from max(time))::float8 * 1000 as last
      from (${countedRows(filter, all, "outcome")}) as r`,
  );
  if (!row || row.first === null || row.last === null) return null;
  return { fromMs: row.first, toMs: row.last + HOUR_MS };
}
