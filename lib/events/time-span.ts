import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";

const HOUR_MS = 3_600_000;
const BUCKETS_MS = [
  1_000,
  5_000,
  30_000,
  60_000,
  300_000,
  900_000,
  HOUR_MS,
  6 * HOUR_MS,
  24 * HOUR_MS,
  7 * 24 * HOUR_MS,
  28 * 24 * HOUR_MS,
  364 * 24 * HOUR_MS,
] as const;
const MOST_BUCKETS = 150;

/** The narrowest round bucket with which a range has no more than 150 of them. */
export function bucketFor(fromMs: number, toMs: number): number {
  const fitting = BUCKETS_MS.find((bucketMs) => (toMs - fromMs) / bucketMs <= MOST_BUCKETS);
  return fitting ?? 364 * 24 * HOUR_MS;
}

/**
 * Hours between which the index has events; null when it has none with a plausible time. Records
 * dated before CloudTrail or in the future are kept, but they stretch no time axis.
 */
export async function indexedSpan(
  reader: Reader,
  nowMs: number,
): Promise<{ fromMs: number; toMs: number } | null> {
  const [row] = await ask<{ first: number | null; last: number | null }>(
    reader,
    Prisma.sql`select extract(epoch from min(hour))::float8 * 1000 as first,
        extract(epoch from max(hour))::float8 * 1000 as last
      from facet_hour
      where kind = ${VALUE_KINDS.outcome}::int2 and hour >= '2006-01-01Z' and hour < ${instant(nowMs + 24 * HOUR_MS)}`,
  );
  if (!row || row.first === null || row.last === null) return null;
  return { fromMs: row.first, toMs: row.last + HOUR_MS };
}
