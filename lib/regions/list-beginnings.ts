import type { Reader } from "@/lib/auth/reader";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { foldedText } from "@/lib/db/search/text-test";
import { shownText } from "@/lib/events/shown-value";
import { dictionaryTerm } from "@/lib/search/index-term";
import { GLOBAL_ACTIONS } from "./activity-rows";
import { type BeginningCall, IS_CONSOLE_READ } from "./console-calls";
import type { Actor } from "./mark-cell";
import { regionKey } from "./region-key";

/** Hours that are looked into for one answer, and first events of each. */
const MOST_HOURS = 60;
const MOST_EVENTS = 200;

export type Beginning = Actor & BeginningCall;

/** An hour since 1970 in which a Region, by its key, had events after a silence. */
export interface LoudHour {
  readonly region: string;
  readonly hour: number;
}

/**
 * The first events of some hours of some Regions, in time order, global services left out. Hours are
 * named, because a Region's events of a whole period may be any number.
 */
export async function listBeginnings(
  reader: Reader,
  { where }: EventFilter,
  hours: readonly LoudHour[],
): Promise<Beginning[]> {
  const looked = hours.slice(0, MOST_HOURS);
  if (looked.length === 0) return [];
  const rows = await ask<Beginning>(
    reader,
    Prisma.sql`with silent as materialized (
        select d.id, d.value, ${dictionaryTerm("region", 0)}::int8 + d.id as term,
          to_timestamp(s.hour::float8 * 3600) as since
        from unnest(${textArray(looked.map(({ region }) => region))}::text[],
          ${plainArray(looked.map(({ hour }) => hour))}::int4[]) as s(key, hour)
        join region d on ${foldedText(Prisma.sql`d.value`)} = s.key)
      select s.value as region, p.key, p.kind, p.name, f."timeMs", f."accountId", f."principalId",
        f."actionId", f."isConsoleRead"
      from silent s cross join lateral (
        select extract(epoch from e.event_time)::float8 * 1000 as "timeMs",
          e.account_id as "accountId", e.principal_id as "principalId", e.action_id as "actionId",
          ${IS_CONSOLE_READ} as "isConsoleRead"
        from event e
        where e.region_id = s.id and e.terms @> array[s.term] and e.event_time >= s.since
          and e.event_time < s.since + interval '1 hour'
          and ${where} and e.action_id not in (${GLOBAL_ACTIONS})
        order by e.event_time, e.event_id limit ${MOST_EVENTS}) as f
      join principal p on p.id = f."principalId"
      order by f."timeMs"`,
  );
  return rows.map((row) => ({
    ...row,
    name: shownText(row.name),
    region: regionKey(row.region).id,
  }));
}
