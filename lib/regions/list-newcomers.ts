import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { shownText } from "@/lib/events/shown-value";
import { ENOUGH_DAYS } from "@/lib/period/measure-baseline";
import { GLOBAL_ACTIONS } from "./activity-rows";
import { type BeginningCall, IS_CONSOLE_READ } from "./console-calls";
import type { Newcomer } from "./mark-cell";
import { regionKey } from "./region-key";

const MOST = 2_000;
const ENOUGH = Prisma.sql`make_interval(days => ${ENOUGH_DAYS}::int4)`;

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
  const inRegion = Prisma.sql`f.kind = ${VALUE_KINDS.region}::int2 and p.kind <> 'service'
    and p.key <> 'unknown||' and ${isAccountInScope(reader, "f.account_id")}`;
  const isNew = Prisma.sql`f.first_time >= ${instant(fromMs)} and f.first_time < ${instant(toMs)}
    and k.since <= f.first_time - ${ENOUGH}`;
  const rows = await ask<NewcomerCall>(
    reader,
    Prisma.sql`with known as materialized (
        select p.key, min(f.first_time) as since
        from first_seen f join principal p on p.id = f.principal_id
        where ${inRegion} and f.first_time <= ${instant(toMs)} - ${ENOUGH}
        group by 1),
      came as materialized (
        select distinct p.key, k.since
        from first_seen f join principal p on p.id = f.principal_id join known k on k.key = p.key
        where ${inRegion} and ${isNew}),
      first as (
        select distinct on (p.key, f.value_id) p.key, p.name, f.*
        from came k join principal p on p.key = k.key join first_seen f on f.principal_id = p.id
        where ${inRegion}
        order by p.key, f.value_id, f.first_time, f.event_id)
      select distinct on (f.first_time, f.key, d.value) d.value as region, f.key, p.kind, f.name,
        extract(epoch from f.first_time)::float8 * 1000 as "timeMs",
        extract(epoch from k.since)::float8 * 1000 as "knownSinceMs",
        e.account_id as "accountId", e.principal_id as "principalId", e.action_id as "actionId",
        ${IS_CONSOLE_READ} as "isConsoleRead"
      from first f join came k on k.key = f.key
      join event e on e.account_id = f.account_id and e.event_id = f.event_id
        and e.event_time = f.first_time
      join region d on d.id = f.value_id join principal p on p.id = f.principal_id
      where ${isNew} and ${where} and e.action_id not in (${GLOBAL_ACTIONS})
      order by f.first_time, f.key, d.value limit ${MOST}`,
  );
  return rows.map((row) => ({
    ...row,
    name: shownText(row.name),
    region: regionKey(row.region).id,
  }));
}
