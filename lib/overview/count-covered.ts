import type { Overview } from "@/lib/api/overview-contract";
import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { readCoveredHours } from "@/lib/db/coverage/covered-hours";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";

const HOUR_MS = 3_600_000;

/**
 * For how many hours of a period something was delivered or is proven to be empty, and of how many
 * accounts and Regions log files or events came.
 */
export async function countCovered(
  reader: Reader,
  { fromMs, toMs }: Pick<Period, "fromMs" | "toMs">,
): Promise<Omit<Overview["coverage"], "previousCoveredHours">> {
  const fromHour = Math.floor(fromMs / HOUR_MS);
  const toHour = Math.ceil(toMs / HOUR_MS);
  const [covered, [row]] = await Promise.all([
    readCoveredHours(reader, fromMs, toMs),
    ask<Record<"accounts" | "regions", bigint>>(
      reader,
      Prisma.sql`select count(distinct account_id) as accounts, count(distinct region_id) as regions
        from coverage_hour where hour >= ${instant(fromHour * HOUR_MS)} and family <> 'digest'
          and hour < ${instant(toHour * HOUR_MS)} and ${isAccountInScope(reader)}`,
    ),
  ]);
  return {
    hours: toHour - fromHour,
    coveredHours: covered.size,
    accounts: Number(row?.accounts ?? 0),
    regions: Number(row?.regions ?? 0),
  };
}
