import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { regionKey } from "./region-key";

const HOUR_MS = 3_600_000;

/** Hours since 1970 for which something was delivered or is indexed. */
export interface RegionCoverage {
  readonly byRegion: ReadonlyMap<string, ReadonlySet<number>>;
  /** In any Region: a Region in which nothing happens may deliver nothing. */
  readonly anywhere: ReadonlySet<number>;
}

export async function readCoverage(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<RegionCoverage> {
  const rows = await ask<{ region: string; hours: readonly number[] }>(
    reader,
    Prisma.sql`select d.value as region,
        array_agg((extract(epoch from c.hour) / ${HOUR_MS / 1000})::int) as hours
      from (select distinct region_id, hour from coverage_hour
        where hour >= ${instant(Math.floor(fromMs / HOUR_MS) * HOUR_MS)} and hour < ${instant(toMs)}
          and ${isAccountInScope(reader)}) as c
      join region d on d.id = c.region_id group by 1`,
  );
  const byRegion = new Map<string, Set<number>>();
  const anywhere = new Set<number>();
  for (const { region, hours } of rows) {
    const { id } = regionKey(region);
    const covered = byRegion.get(id) ?? new Set();
    byRegion.set(id, covered);
    for (const hour of hours) {
      covered.add(hour);
      anywhere.add(hour);
    }
  }
  return { byRegion, anywhere };
}
