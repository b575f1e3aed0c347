import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { shownText } from "@/lib/events/shown-value";
import { ENOUGH_DAYS } from "@/lib/period/measure-baseline";
import { isAccountInScope } from "./account-scope";
import { GLOBAL_ACTIONS } from "./activity-rows";
import { type BeginningCall, IS_CONSOLE_READ } from "./console-calls";
import type { Newcomer } from "./mark-cell";
import { regionKey } from "./region-key";

const MOST = 2_000;

export type NewcomerCall = Newcomer & BeginningCall;

/**
 * Principals whose first event in a Region lies in the period, though they were known for 14 days
 * when it came: the earliest first. AWS services and nobody in particular are left out, and so is
 * who was first seen in the Region by a global service: where that happened is not known.
 */
export async function listNewcomers(
  reader: Reader,
  { where }: EventFilter,
  { fromMs, toMs }: Period,
): Promise<NewcomerCall[]> {
  const rows = await ask<NewcomerCall>(
    reader,
    Prisma.sql`with seen as materialized (
        select p.key, p.name, f.*
        from first_seen f join principal p on p.id = f.principal_id
        where f.kind = ${VALUE_KINDS.region}::int2 and ${isAccountInScope(reader)}
          and p.kind <> 'service' and p.key <> 'unknown||'),
      known as (select key, min(first_time) as since from seen group by 1),
      first as (
        select distinct on (key, value_id) * from seen
        order by key, value_id, first_time, event_id)
      select distinct on (f.first_time, f.key, d.value) d.value as region, f.key, p.kind, f.name,
        extract(epoch from f.first_time)::float8 * 1000 as "timeMs",
        extract(epoch from k.since)::float8 * 1000 as "knownSinceMs",
        e.account_id as "accountId", e.principal_id as "principalId", e.action_id as "actionId",
        ${IS_CONSOLE_READ} as "isConsoleRead"
      from first f join known k on k.key = f.key
      join event e on e.account_id = f.account_id and e.event_id = f.event_id
        and e.event_time = f.first_time
      join region d on d.id = f.value_id join principal p on p.id = f.principal_id
      where f.first_time >= ${instant(fromMs)} and f.first_time < ${instant(toMs)}
        and k.since <= f.first_time - make_interval(days => ${ENOUGH_DAYS}::int4)
        and ${where} and e.action_id not in (${GLOBAL_ACTIONS})
      order by f.first_time, f.key, d.value limit ${MOST}`,
  );
  return rows.map((row) => ({
    ...row,
    name: shownText(row.name),
    region: regionKey(row.region).id,
  }));
}
