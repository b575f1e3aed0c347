import type { OverviewLine } from "@/lib/api/overview-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedSums } from "@/lib/db/search/counted-rows";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { allOf } from "@/lib/events/query-conditions";
import { shownText } from "@/lib/events/shown-value";
import { type LinkBase, linkToValue } from "@/lib/period/event-link";
import type { Parts } from "@/lib/period/values";
import type { Query } from "@/lib/search/ast";
import type { ValueKind } from "./value-kinds";

/** Events that are counted: what was asked, and the same as SQL. */
export interface Counted {
  readonly question: EventQuestion;
  readonly filter: EventFilter;
}

/** A value of a kind with its events. */
export interface ValueCount {
  readonly parts: Parts;
  readonly events: number;
  /** In the time before; 0 where that is not asked. */
  readonly before: number;
  /** Of all values, listed or not. */
  readonly values: number;
  readonly allEvents: number;
}

/** How many values are answered. */
export const MOST_LINES = 10;
const MOST_MOVERS = 5;

const ALL = Prisma.sql`true`;

/**
 * The most frequent values of one kind or, against a time before, those that changed most; then of
 * recorded values alone.
 */
export async function countValues(
  reader: Reader,
  kind: ValueKind,
  now: Counted,
  before: Counted | null = null,
): Promise<ValueCount[]> {
  const parts = [rowsOf(now, kind, true)];
  if (before) parts.push(rowsOf(before, kind, false));
  const [order, most] = before
    ? [Prisma.sql`abs(events - before) desc`, MOST_MOVERS]
    : [Prisma.sql`events desc`, MOST_LINES];
  const rows = await ask<
    Pick<ValueCount, "parts"> & Record<Exclude<keyof ValueCount, "parts">, bigint>
  >(
    reader,
    Prisma.sql`with said as (
        select ${kind.key} as key, min(${kind.parts}) as parts,
          coalesce(sum(r.count) filter (where r.is_now), 0)::int8 as events,
          coalesce(sum(r.count) filter (where not r.is_now), 0)::int8 as before
        from (${Prisma.join(parts, " union all ")}) as r
        join ${Prisma.raw(kind.table)} d on d.id = r.id and ${kind.only ?? ALL} group by 1)
      select parts, events, before, count(*) over () as values,
        (sum(events) over ())::int8 as "allEvents"
      from said where ${before ? Prisma.sql`key[1] is not null` : ALL}
      order by ${order}, key limit ${most}`,
  );
  return rows.map(({ parts, ...counts }) => ({
    parts,
    events: Number(counts.events),
    before: Number(counts.before),
    values: Number(counts.values),
    allEvents: Number(counts.allEvents),
  }));
}

/** A value as a line, secrets masked. */
export function toLine(
  kind: ValueKind,
  { parts, events, firstMs }: Pick<ValueCount, "parts" | "events"> & Pick<OverviewLine, "firstMs">,
  base: LinkBase,
  condition: Query | null = null,
): OverviewLine {
  const [id = null] = parts;
  const link = linkToValue(base, allOf([condition, kind.condition(parts)]));
  const hasPage = kind.profile !== null && id !== null && link !== null;
  return {
    label: shownText(kind.label(parts)),
    events,
    firstMs,
    profile: hasPage ? { kind: kind.profile, id } : null,
    link,
  };
}

/** Summed up each for itself: of all together Postgres would not guess how many values there are. */
function rowsOf({ filter, question }: Counted, { column }: ValueKind, isNow: boolean): Prisma.Sql {
  const id = Prisma.raw(`x.${column}`);
  const sums = countedSums(filter, question, column).map(
    (rows) => Prisma.sql`select ${id} as id, sum(x.count) as count, ${isNow}::bool as is_now
      from (${rows}) as x group by 1`,
  );
  return Prisma.join(sums, " union all ");
}
