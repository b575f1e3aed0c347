import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { EventFilter, EventQuestion } from "./event-filter";

const HOUR_MS = 3_600_000;

/** Columns that `event` and `activity_hour` share, under the names of the rollup. */
const FROM_EVENTS = Prisma.sql`e.event_time as time, e.account_id, e.region_id, e.action_id,
  e.principal_id, coalesce(e.error_id, 0) as error_id, e.outcome, e.category,
  case e.read_only when true then 1 when false then 0 else -1 end::int2 as read_only, 1 as count`;
const FROM_ROLLUP = Prisma.sql`e.hour as time, e.account_id, e.region_id, e.action_id,
  e.principal_id, e.error_id, e.outcome, e.category, e.read_only, e.count`;

/**
 * A subquery of counted rows (time, account_id, …, count) for an exact filter: the hourly rollup
 * for whole hours and the events themselves for the pieces of hours at both ends; events alone where
 * the rollup cannot answer. `time` of a rollup row is its hour.
 */
export function countedRows(filter: EventFilter, question: EventQuestion): Prisma.Sql {
  if (filter.rollup === null)
    return Prisma.sql`select ${FROM_EVENTS} from event e where ${filter.where}`;
  const { fromMs, toMs } = question;
  const firstHour = fromMs === null ? null : Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const endHour = toMs === null ? null : Math.floor(toMs / HOUR_MS) * HOUR_MS;
  if (firstHour !== null && endHour !== null && firstHour >= endHour) {
    return Prisma.sql`select ${FROM_EVENTS} from event e where ${filter.where}`;
  }
  const hours = [filter.rollup];
  if (firstHour !== null) hours.push(Prisma.sql`e.hour >= ${instant(firstHour)}`);
  else if (endHour !== null) hours.push(Prisma.sql`e.hour > '-infinity'`);
  if (endHour !== null) hours.push(Prisma.sql`e.hour < ${instant(endHour)}`);
  const parts = [
    Prisma.sql`select ${FROM_ROLLUP} from activity_hour e where ${Prisma.join(hours, " and ")}`,
  ];
  if (firstHour !== null && firstHour !== fromMs) {
    parts.push(edge(filter, Prisma.sql`e.event_time < ${instant(firstHour)}`));
  }
  if (endHour !== null && endHour !== toMs) {
    parts.push(edge(filter, Prisma.sql`e.event_time >= ${instant(endHour)}`));
  }
  return Prisma.join(parts, " union all ");
}

function edge(filter: EventFilter, bound: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select ${FROM_EVENTS} from event e where ${filter.where} and ${bound}`;
}
