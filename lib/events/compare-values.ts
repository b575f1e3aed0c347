import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { COMPARED_COLUMNS, COMPARED_FIELDS } from "./compared-columns";

/** A part of one side, ready to be counted. */
export interface ComparedWindow {
  readonly question: EventQuestion;
  /** Exact. */
  readonly filter: EventFilter;
}

export interface ComparedWindows {
  readonly selection: readonly ComparedWindow[];
  readonly baseline: readonly ComparedWindow[];
  /** The baseline holds the selection: what the selection has is taken off. */
  readonly isRest: boolean;
  readonly leastSupport: number;
  readonly top: number;
}

export interface ComparedValues {
  readonly selectionTotal: number;
  readonly baselineTotal: number;
  /** What only the selection has first, then by difference of shares. */
  readonly values: readonly {
    readonly field: string;
    /** Null for "the record does not say". */
    readonly value: string | null;
    readonly selection: number;
    readonly baseline: number;
  }[];
}

interface ValueRow {
  readonly selectionTotal: bigint;
  readonly baselineTotal: bigint;
  /** In COMPARED_FIELDS; null in the one row of an answer without values. */
  readonly field: number | null;
  readonly value: string | null;
  readonly selection: bigint;
  readonly baseline: bigint;
}

/** Counts both sides by every compared field, in one question. */
export async function compareValues(
  reader: Reader,
  { selection, baseline, isRest, leastSupport, top }: ComparedWindows,
): Promise<ComparedValues> {
  const less = isRest ? Prisma.sql`- sum(selection)` : Prisma.empty;
  const rows = await ask<ValueRow>(
    reader,
    Prisma.sql`
      with counted as (
        select at, id, sum(selection) as selection, sum(baseline) ${less} as baseline from (
          select at, id, count as selection, 0 as baseline from (${rowsOf(selection)}) as s
          union all select at, id, 0, count from (${rowsOf(baseline)}) as b) as sides
        group by 1, 2),
      total as (
        select coalesce(sum(selection), 0) as of_selection, coalesce(sum(baseline), 0) as of_baseline
        from counted where at = 0),
      valued as (${VALUED}),
      ranked as (
        select valued.*, valued.baseline > 0 as is_shared,
          abs(selection::float8 / greatest(of_selection, 1)::float8
            - baseline::float8 / greatest(of_baseline, 1)::float8) as difference
        from valued, total where selection >= ${leastSupport} or baseline >= ${leastSupport}
        order by is_shared, difference desc, field, value collate "C" nulls first limit ${top})
      select of_selection::int8 as "selectionTotal", of_baseline::int8 as "baselineTotal",
        field, value, selection::int8, baseline::int8
      from total left join ranked on true
      order by is_shared, difference desc, field, value collate "C" nulls first`,
  );
  const [first] = rows;
  return {
    selectionTotal: Number(first?.selectionTotal ?? 0),
    baselineTotal: Number(first?.baselineTotal ?? 0),
    values: rows.flatMap(({ field, value, ...counts }) => {
      const name = field === null ? undefined : COMPARED_FIELDS[field];
      const [inSelection, inBaseline] = [Number(counts.selection), Number(counts.baseline)];
      if (name === undefined) return [];
      return [{ field: name, value, selection: inSelection, baseline: inBaseline }];
    }),
  };
}

/** The ids in `counted` as the values of fields; `at` is the place of an id's column. */
const VALUED = Prisma.join(
  COMPARED_COLUMNS.map(
    ({ name, join, values }, at) => Prisma.sql`
      select f.field, f.value, sum(r.selection) as selection, sum(r.baseline) as baseline
      from (select id as ${Prisma.raw(name)}, selection, baseline from counted where at = ${at}::int4) as r
      ${join} cross join lateral (values ${Prisma.join(values)}) as f(field, value)
      group by 1, 2`,
  ),
  " union all ",
);

/** Rows (at, id, count) of each column: from hourly sums if they can tell, else from one look at the events. */
function rowsOf(windows: readonly ComparedWindow[]): Prisma.Sql {
  return Prisma.join(
    windows.map(({ question, filter }) =>
      filter.isUnfiltered ? fromSums(question, filter) : fromEvents(filter),
    ),
    " union all ",
  );
}

function fromSums(question: EventQuestion, filter: EventFilter): Prisma.Sql {
  const columns = COMPARED_COLUMNS.map(
    ({ name }, at) => Prisma.sql`select ${at}::int4 as at, ${Prisma.raw(name)} as id, count
      from (${countedRows(filter, question, name)}) as r`,
  );
  return Prisma.join(columns, " union all ");
}

function fromEvents({ where }: EventFilter): Prisma.Sql {
  const columns = COMPARED_COLUMNS.map(
    ({ name }, at) => Prisma.sql`(${at}::int4, ${Prisma.raw(`e.${name}::int4`)})`,
  );
  return Prisma.sql`select c.at, c.id, count(*) as count
    from event e cross join lateral (values ${Prisma.join(columns)}) as c(at, id)
    where ${where} group by 1, 2`;
}
