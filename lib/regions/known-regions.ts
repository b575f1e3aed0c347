import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { listSwitches } from "@/lib/events/list-switches";
import { regionKey } from "./region-key";

/** Regions of which the index knows anything at all, by key, with the time of their first event. */
export async function listKnownRegions(
  reader: Reader,
  nowMs: number,
): Promise<ReadonlyMap<string, number | null>> {
  const inScope = isAccountInScope(reader);
  const [rows, switches] = await Promise.all([
    ask<{ region: string; firstMs: number | null }>(
      reader,
      Prisma.sql`with seen as (
          select value_id, min(first_time) as first from first_seen
          where kind = ${VALUE_KINDS.region}::int2 and ${inScope} group by 1)
        select d.value as region, extract(epoch from s.first)::float8 * 1000 as "firstMs"
        from region d left join seen s on s.value_id = d.id
        where s.first is not null
          or exists (select from coverage_hour where region_id = d.id and ${inScope})`,
    ),
    listSwitches(reader, { toMs: null, nowMs }, ["regions"]),
  ]);
  const known = new Map<string, number | null>();
  // Somebody switched it on (AWS: Account Management, EnableRegion).
  for (const { eventName, opened } of switches) {
    if (opened && eventName === "EnableRegion") known.set(regionKey(opened.region).id, null);
  }
  for (const { region, firstMs } of rows) {
    const { id } = regionKey(region);
    const other = known.get(id) ?? null;
    known.set(
      id,
      other === null || firstMs === null ? (firstMs ?? other) : Math.min(other, firstMs),
    );
  }
  return known;
}
