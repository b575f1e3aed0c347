import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { regionKey } from "./region-key";

const MOST_EVENTS = 500;
const ENABLED = "event:EnableRegion service:account.amazonaws.com outcome:success";

/** Regions of which the index knows anything at all, by key, with the time of their first event. */
export async function listKnownRegions(
  reader: Reader,
  nowMs: number,
): Promise<ReadonlyMap<string, number | null>> {
  const inScope = isAccountInScope(reader);
  const [rows, enabled] = await Promise.all([
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
    listEnabled(reader, nowMs),
  ]);
  const known = new Map<string, number | null>(enabled.map((id) => [id, null]));
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

/** Regions that somebody switched on (AWS: Account Management, EnableRegion). */
async function listEnabled(reader: Reader, nowMs: number): Promise<string[]> {
  // Rare: most indexes have no such event, and one look into the dictionary tells.
  const found = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from action
      where event_source = 'account.amazonaws.com' and event_name = 'EnableRegion'`,
  );
  if (found.length === 0) return [];
  const column = "request.RegionName";
  const { question } = toQuestion({ q: ENABLED }, nowMs);
  const { rows } = await listEvents(reader, question, { limit: MOST_EVENTS, cols: [column] });
  return rows.flatMap(({ values }) => (values[column] ?? []).map((name) => regionKey(name).id));
}
