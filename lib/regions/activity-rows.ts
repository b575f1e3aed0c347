import { GLOBAL_SOURCES } from "@/lib/cloudtrail/global-services";
import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";

const HOUR_MS = 3_600_000;

/** SQL: ids of the actions of services whose Region says nothing about where something happened. */
export const GLOBAL_ACTIONS = Prisma.sql`select id from action
  where event_source = any(${textArray(GLOBAL_SOURCES)}::text[])`;

/**
 * SQL: rows (account_id, hour, region_id, is_global, outcome, read_only, count, is_asked) of a time
 * and of whole hours before it. The hourly sums answer; of the pieces of hours at both ends of the
 * time, the events do.
 * @param filter of the time alone, without a query
 * @param beforeMs how far back the hours before begin; those rows are not `is_asked`
 */
export function activityRows(
  { where, rollup }: EventFilter,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  beforeMs: number,
): Prisma.Sql {
  const firstHour = Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const endHour = Math.floor(toMs / HOUR_MS) * HOUR_MS;
  const wholeTo = Math.max(firstHour, endHour);
  const cutHour = Math.floor(fromMs / HOUR_MS) * HOUR_MS;
  const sums = (from: number, to: number, isAsked: boolean) => Prisma.sql`
    select e.account_id, e.hour, e.region_id, e.is_global, e.outcome, e.read_only, e.count,
      ${isAsked}::bool as is_asked
    from region_hour e
    where e.hour >= ${instant(from)} and e.hour < ${instant(to)} and ${rollup ?? Prisma.sql`false`}`;
  const events = (bound: Prisma.Sql) => Prisma.sql`
    select e.account_id, date_trunc('hour', e.event_time, 'UTC'), e.region_id,
      e.action_id in (${GLOBAL_ACTIONS}), e.outcome, coalesce(e.read_only::int, -1)::int2, 1, true
    from event e where ${where} and ${bound}`;
  const parts = [sums(beforeMs, cutHour, false)];
  // Two bounds in one hour leave no whole one between them.
  if (firstHour >= endHour && toMs !== fromMs) parts.push(events(Prisma.sql`true`));
  else {
    parts.push(sums(firstHour, wholeTo, true));
    if (firstHour !== fromMs) parts.push(events(Prisma.sql`e.event_time < ${instant(firstHour)}`));
    if (endHour !== toMs) parts.push(events(Prisma.sql`e.event_time >= ${instant(endHour)}`));
  }
  return Prisma.join(parts, " union all ");
}
