import type { OverviewLine } from "@/lib/api/overview-contract";
import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { allOf } from "@/lib/events/query-conditions";
import { shownText } from "@/lib/events/shown-value";
import type { Query } from "@/lib/search/ast";
import { accountsInScope } from "./accounts-in-scope";
import { type LinkBase, linkToValue } from "./event-link";
import type { ValueKind } from "./value-kinds";

/** Events that are counted: what was asked, and the same as SQL. */
export interface Counted {
  readonly question: EventQuestion;
  readonly filter: EventFilter;
}

/** A value of a kind with its events. */
export interface ValueCount {
  readonly parts: readonly string[];
  readonly events: number;
  /** In the period before; 0 where that is not asked. */
  readonly before: number;
  /** First event ever indexed; null where that is not asked, or it has no time. */
  readonly firstMs: number | null;
  readonly isFresh: boolean;
  /** Place by the number of events, and by the change against the period before: from 1. */
  readonly byEvents: number;
  readonly byChange: number;
  /** Of all values, listed or not. */
  readonly values: number;
  readonly fresh: number;
  readonly allEvents: number;
}

/** How many values of each order are answered. */
export const MOST_LINES = 10;
export const MOST_MOVERS = 5;

/**
 * The values of one kind in one statement: those with the most events, those that changed most
 * against the time before, and those that were first seen in `freshIn`, the latest first.
 */
export async function countValues(
  reader: Reader,
  kind: ValueKind,
  now: Counted,
  more: { readonly before?: Counted; readonly freshIn?: Pick<Period, "fromMs" | "toMs"> } = {},
): Promise<ValueCount[]> {
  const { before, freshIn } = more;
  const parts = [rowsOf(now, kind, true)];
  if (before) parts.push(rowsOf(before, kind, false));
  const isFresh = freshIn
    ? Prisma.sql`s.events > 0 and f.first_time >= ${instant(freshIn.fromMs)}
        and f.first_time < ${instant(freshIn.toMs)}`
    : Prisma.sql`false`;
  // Where all events are told about, so are those that do not say.
  const isSaid = before || freshIn ? Prisma.sql`s.key[1] is not null` : Prisma.sql`true`;
  const firsts = freshIn ? firstTimes(reader, kind) : NO_FIRSTS;
  const rows = await ask<
    Record<Exclude<keyof ValueCount, NotBigint>, bigint> & Pick<ValueCount, NotBigint>
  >(
    reader,
    Prisma.sql`with sums as (
        select r.id, coalesce(sum(r.count) filter (where r.is_now), 0) as events,
          coalesce(sum(r.count) filter (where not r.is_now), 0) as before
        from (${Prisma.join(parts, " union all ")}) as r group by 1),
      said as (
        select ${kind.key} as key, min(${kind.parts}) as parts, sum(r.events) as events,
          sum(r.before) as before
        from sums r join ${Prisma.raw(kind.table)} d on d.id = r.id and ${kind.only ?? ALL} group by 1),
      firsts as (${firsts}),
      told as (
        select s.*, f.first_time, coalesce(${isFresh}, false) as fresh
        from said s left join firsts f on f.key = s.key where ${isSaid}),
      placed as (
        select t.*, row_number() over (order by events desc, key) as by_events,
          row_number() over (order by abs(events - before) desc, key) as by_change,
          row_number() over (order by fresh desc, first_time desc, key) as by_first,
          count(*) over () as values, count(*) filter (where fresh) over () as fresh_values,
          sum(events) over () as all_events
        from told t)
      select parts, events::int8, before::int8, fresh as "isFresh",
        extract(epoch from first_time)::float8 * 1000 as "firstMs",
        by_events as "byEvents", by_change as "byChange", values, fresh_values as fresh,
        all_events::int8 as "allEvents"
      from placed
      where by_events <= ${MOST_LINES} or by_change <= ${MOST_MOVERS}
        or (fresh and by_first <= ${MOST_LINES})
      order by by_first`,
  );
  return rows.map(({ parts, firstMs, isFresh, ...counts }) => ({
    parts,
    firstMs,
    isFresh,
    events: Number(counts.events),
    before: Number(counts.before),
    byEvents: Number(counts.byEvents),
    byChange: Number(counts.byChange),
    values: Number(counts.values),
    fresh: Number(counts.fresh),
    allEvents: Number(counts.allEvents),
  }));
}

type NotBigint = "parts" | "firstMs" | "isFresh";

const ALL = Prisma.sql`true`;
const NO_FIRSTS = Prisma.sql`select null::text[] as key, null::timestamptz as first_time where false`;

/** A value as a line, secrets masked. */
export function toLine(
  kind: ValueKind,
  { parts, events, firstMs }: Pick<ValueCount, "parts" | "events" | "firstMs">,
  base: LinkBase,
  condition: Query | null = null,
): OverviewLine {
  const [id = ""] = parts;
  const all = allOf([condition, kind.condition(parts)]);
  const link = all && linkToValue(base, all);
  return {
    label: shownText(kind.label(parts)),
    events,
    firstMs,
    profile: kind.profile === null || link === null ? null : { kind: kind.profile, id },
    link,
  };
}

function rowsOf({ filter, question }: Counted, { column }: ValueKind, isNow: boolean): Prisma.Sql {
  const id = Prisma.raw(`x.${column}`);
  return Prisma.sql`select ${id} as id, x.count, ${isNow}::bool as is_now
    from (${countedRows(filter, question, column)}) as x`;
}

/**
 * SQL: when each key was first seen. The dictionaries know it of all accounts together; of some of
 * them the rows of `first_seen` do.
 */
function firstTimes(
  reader: Reader,
  { table, key, seen, isDictionary, only = ALL }: ValueKind,
): Prisma.Sql {
  const dictionary = Prisma.raw(table);
  if (reader.accounts === "all" && isDictionary) {
    return Prisma.sql`select ${key} as key, min(d.first_seen) as first_time
      from ${dictionary} d where ${only} group by 1`;
  }
  return Prisma.sql`select ${key} as key, min(f.first_time) as first_time
    from (select f.${Prisma.raw(seen.id)} as id, min(f.first_time) as first_time from first_seen f
      where f.kind = ${seen.kind}::int2 and ${accountsInScope(reader)} group by 1) as f
    join ${dictionary} d on d.id = f.id and ${only} group by 1`;
}
