import type { Baseline } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far back "never seen" looks, and on how many of these days something must have been delivered. */
export const BASELINE_DAYS = 45;
export const ENOUGH_DAYS = 14;

/**
 * How much of the time before a moment the index knows, in any Region of the reader's accounts. What
 * is new after it can only be told where enough of it was covered: a first import makes nothing new.
 */
export async function measureBaseline(reader: Reader, toMs: number): Promise<Baseline> {
  const fromMs = toMs - BASELINE_DAYS * DAY_MS;
  const [row] = await ask<{ hours: bigint; days: bigint }>(
    reader,
    Prisma.sql`select count(*) as hours, count(distinct date_trunc('day', hour, 'UTC')) as days
      from (select distinct hour from coverage_hour
        where hour >= ${instant(fromMs)} and hour < ${instant(toMs)} and ${isAccountInScope(reader)}) as h`,
  );
  const coveredHours = Number(row?.hours ?? 0);
  const coveredDays = Number(row?.days ?? 0);
  const hours = Math.ceil((toMs - fromMs) / HOUR_MS);
  return {
    fromMs,
    toMs,
    coveredHours,
    missingHours: Math.max(0, hours - coveredHours),
    coveredDays,
    isEnough: coveredDays >= ENOUGH_DAYS,
  };
}
