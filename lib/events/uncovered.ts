import type { Histogram } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";

import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { isInScope } from "./indexed-names";

const HOUR_MS = 3_600_000;
/** Longer ranges are drawn in buckets of days: gaps of hours would not be seen. */
const MOST_HOURS = 24 * 120;

/**
 * Ranges of whole hours for which nothing was delivered and nothing is indexed, in any Region or
 * account that the reader may see. This is absence of evidence: it does not say that nothing happened.
 */
export async function listUncovered(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<Histogram["uncovered"]> {
  const firstHour = Math.floor(fromMs / HOUR_MS);
  const endHour = Math.ceil(toMs / HOUR_MS);
  if (endHour - firstHour > MOST_HOURS) return [];
  const inScope =
    reader.accounts === "all"
      ? Prisma.sql`true`
      : Prisma.sql`account_id in (select id from account where ${isInScope(reader, "value")})`;
  const rows = await ask<{ hour: number }>(
    reader,
    Prisma.sql`select distinct extract(epoch from hour)::float8 / 3600 as hour from coverage_hour
      where hour >= ${instant(firstHour * HOUR_MS)} and hour < ${instant(endHour * HOUR_MS)}
        and ${inScope}`,
  );
  const covered = new Set(rows.map((row) => Math.round(row.hour)));
  const gaps: { fromMs: number; toMs: number }[] = [];
  for (let hour = firstHour; hour < endHour; hour++) {
    if (covered.has(hour)) continue;
    const last = gaps.at(-1);
    const endMs = (hour + 1) * HOUR_MS;
    if (last && last.toMs === hour * HOUR_MS) last.toMs = endMs;
    else gaps.push({ fromMs: hour * HOUR_MS, toMs: endMs });
  }
  return gaps;
}
