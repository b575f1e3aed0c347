import type { Overview } from "@/lib/api/overview-contract";
import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";

const HOUR_MS = 3_600_000;

/** For how many hours of a period something was delivered, and of how many accounts and Regions. */
export async function countCovered(
  reader: Reader,
  { fromMs, toMs }: Pick<Period, "fromMs" | "toMs">,
): Promise<Omit<Overview["coverage"], "previousCoveredHours">> {
  const fromHour = Math.floor(fromMs / HOUR_MS);
  const toHour = Math.ceil(toMs / HOUR_MS);
  const [row] = await ask<Record<"hours" | "accounts" | "regions", bigint>>(
    reader,
    Prisma.sql`select count(distinct hour) as hours, count(distinct account_id) as accounts,
        count(distinct region_id) as regions
      from coverage_hour where hour >= ${instant(fromHour * HOUR_MS)}
        and hour < ${instant(toHour * HOUR_MS)} and ${isAccountInScope(reader)}`,
  );
  return {
    hours: toHour - fromHour,
    coveredHours: Number(row?.hours ?? 0),
    accounts: Number(row?.accounts ?? 0),
    regions: Number(row?.regions ?? 0),
  };
}
