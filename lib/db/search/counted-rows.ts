import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { VALUE_KINDS, type ValueKind } from "@/lib/db/stored-numbers";
import { clockNumber } from "./clock-condition";
import type { EventFilter, EventQuestion } from "./event-filter";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A column that events can be counted by: how an event has it, and where the hourly sums do. */
interface Counted {
  /** Over `event e`; 0 stands for "the record does not say", -1 for a yes, no or hour not said. */
  readonly ofEvent: string;
  /** Over any hourly sum `e`, where that is not the sum's own value. */
  readonly ofHour?: string;
  /** True when `activity_hour` has the column too. */
  readonly inActivity: boolean;
  readonly kind: ValueKind;
}

const COLUMNS = {
  outcome: { ofEvent: "e.outcome", inActivity: true, kind: "outcome" },
  category: { ofEvent: "e.category", inActivity: true, kind: "category" },
  read_only: { ofEvent: "coalesce(e.read_only::int, -1)", inActivity: true, kind: "readOnly" },
  account_id: {
    ofEvent: "e.account_id",
    ofHour: "e.account_id",
    inActivity: true,
    kind: "outcome",
  },
  hour: {
    ofEvent: clockNumber("hour", "e.event_time"),
    ofHour: clockNumber("hour", "e.hour"),
    inActivity: true,
    kind: "outcome",
  },
  weekday: {
    ofEvent: clockNumber("weekday", "e.event_time"),
    ofHour: clockNumber("weekday", "e.hour"),
    inActivity: true,
    kind: "outcome",
  },
  region_id: { ofEvent: "e.region_id", inActivity: true, kind: "region" },
  action_id: { ofEvent: "e.action_id", inActivity: true, kind: "action" },
  error_id: { ofEvent: "coalesce(e.error_id, 0)", inActivity: true, kind: "error" },
  principal_id: { ofEvent: "e.principal_id", inActivity: false, kind: "principal" },
  session_id: { ofEvent: "e.session_id", inActivity: false, kind: "session" },
  shape_id: { ofEvent: "e.shape_id", inActivity: false, kind: "shape" },
  source_ip_id: { ofEvent: "coalesce(e.source_ip_id, 0)", inActivity: false, kind: "sourceIp" },
  user_agent_id: { ofEvent: "coalesce(e.user_agent_id, 0)", inActivity: false, kind: "userAgent" },
  access_key_id: { ofEvent: "coalesce(e.access_key_id, 0)", inActivity: false, kind: "accessKey" },
} as const satisfies Record<string, Counted>;

export type CountedColumn = keyof typeof COLUMNS;

export function isCountedColumn(name: string): name is CountedColumn {
  return Object.hasOwn(COLUMNS, name);
}

/**
 * A subquery of rows (time, the column, count) for an exact filter. Whole hours come from the
 * smallest table that can tell: the sums of this one value when nothing is asked for but a time, the
 * activity sums when they have the columns, else the events. The pieces of hours at both ends come
 * from the events. `time` of a sum is its hour.
 */
export function countedRows(
  filter: EventFilter,
  question: EventQuestion,
  column: CountedColumn,
): Prisma.Sql {
  return Prisma.join(countedParts(filter, question, column), " union all ");
}

function countedParts(
  filter: EventFilter,
  question: EventQuestion,
  column: CountedColumn,
): Prisma.Sql[] {
  const sums = filter.rollup && sumsOf(filter, column);
  const { fromMs, toMs } = question;
  const firstHour = fromMs === null ? null : Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const endHour = toMs === null ? null : Math.floor(toMs / HOUR_MS) * HOUR_MS;
  const isShort = firstHour !== null && endHour !== null && firstHour >= endHour;
  if (!sums || isShort) return [fromEvents(filter, column)];
  const hours = [filter.rollup ?? Prisma.sql`true`];
  if (firstHour !== null) hours.push(Prisma.sql`e.hour >= ${instant(firstHour)}`);
  else if (endHour !== null) hours.push(Prisma.sql`e.hour > '-infinity'`);
  if (endHour !== null) hours.push(Prisma.sql`e.hour < ${instant(endHour)}`);
  const parts = [Prisma.sql`${sums} and ${Prisma.join(hours, " and ")}`];
  if (firstHour !== null && firstHour !== fromMs) {
    parts.push(fromEvents(filter, column, Prisma.sql`e.event_time < ${instant(firstHour)}`));
  }
  if (endHour !== null && endHour !== toMs) {
    parts.push(fromEvents(filter, column, Prisma.sql`e.event_time >= ${instant(endHour)}`));
  }
  return parts;
}

/**
 * The same in subqueries of one table each, where the time does not matter. Principals are read from
 * the day sums where whole UTC days are asked for and nothing but a time: of somebody who is always
 * there, these are a small part.
 */
export function countedSums(
  filter: EventFilter,
  question: EventQuestion,
  column: CountedColumn,
): Prisma.Sql[] {
  const { fromMs, toMs } = question;
  const firstDay = fromMs === null ? null : Math.ceil(fromMs / DAY_MS) * DAY_MS;
  const endDay = toMs === null ? null : Math.floor(toMs / DAY_MS) * DAY_MS;
  const isDaily = filter.isUnfiltered && column === "principal_id";
  if (!isDaily || firstDay === null || endDay === null || firstDay >= endDay) {
    return countedParts(filter, question, column);
  }
  const parts = [
    Prisma.sql`select e.day as time, e.principal_id, e.count from principal_day e
      where e.kind = ${VALUE_KINDS.shape}::int2 and e.day >= ${instant(firstDay)}
        and e.day < ${instant(endDay)} and ${filter.rollup ?? Prisma.sql`true`}`,
  ];
  const part = (time: Pick<EventQuestion, "fromMs" | "toMs">, bound: Prisma.Sql) => {
    const where = Prisma.sql`${filter.where} and ${bound}`;
    parts.push(...countedParts({ ...filter, where }, { ...question, ...time }, column));
  };
  if (fromMs !== firstDay) {
    part({ fromMs, toMs: firstDay }, Prisma.sql`e.event_time < ${instant(firstDay)}`);
  }
  if (toMs !== endDay) {
    part({ fromMs: endDay, toMs }, Prisma.sql`e.event_time >= ${instant(endDay)}`);
  }
  return parts;
}

/** A select over hourly sums that more conditions can be added to; null when none can answer. */
function sumsOf({ isUnfiltered }: EventFilter, column: CountedColumn): Prisma.Sql | null {
  const { kind, inActivity, ofHour }: Counted = COLUMNS[column];
  if (!isUnfiltered && !inActivity) return null;
  const value = Prisma.raw(
    `${ofHour ?? (isUnfiltered ? "e.value_id" : `e.${column}`)} as ${column}`,
  );
  return isUnfiltered
    ? Prisma.sql`select e.hour as time, ${value}, e.count from facet_hour e
        where e.kind = ${VALUE_KINDS[kind]}::int2`
    : Prisma.sql`select e.hour as time, ${value}, e.count from activity_hour e where true`;
}

function fromEvents(filter: EventFilter, column: CountedColumn, bound?: Prisma.Sql): Prisma.Sql {
  const value = Prisma.raw(`${COLUMNS[column].ofEvent}::int as ${column}`);
  return Prisma.sql`select e.event_time as time, ${value}, 1 as count from event e
    where ${filter.where} ${bound ? Prisma.sql`and ${bound}` : Prisma.empty}`;
}
