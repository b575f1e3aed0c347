import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { likePattern } from "@/lib/db/search/text-test";
import { AppError } from "@/lib/errors";
import { type Field, isCountable } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { anywhere, literal } from "@/lib/search/wildcard";
import { type CountedValue, countedValue } from "./counted-value";
import { ScanCounts } from "./scan-counts";
import { scanWhole } from "./scan-events";
import { type FacetOptions, type FieldCounts, pickValues } from "./value-counts";

/** The field of that name. Throws AppError `invalid` for a name that is no field, or not one to count. */
export function countableField(name: string): Field {
  const field = findField(name);
  if (!field || !isCountable(field)) {
    throw new AppError("invalid", `"${name}" is not a field that can be counted.`, {
      fields: { field: "unknown" },
    });
  }
  return field;
}

/**
 * The values of some fields among the events of an exact filter, one answer for each. What the index
 * cannot count is counted in one pass over the records; a field whose count takes too long says so
 * in its `problem`. Throws AppError `timeout` when that is true of all of them.
 */
export async function countFields(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  fields: readonly Field[],
  options: FacetOptions,
): Promise<FieldCounts[]> {
  const columns = fields.map(countedValue);
  const open = fields.filter((_, at) => columns[at] === null);
  const scanned = new ScanCounts(open);
  const scan = open.length > 0 ? scanWhole(reader, question, filter, scanned) : null;
  const counts = await Promise.allSettled(
    fields.map(async ({ name }, at) => {
      const column = columns[at];
      if (column) return countColumn(reader, question, filter, column, options);
      await scan;
      return scanned.ofField(name, options);
    }),
  );
  const isFailed = counts.every(({ status }) => status === "rejected");
  return counts.map((count) => {
    if (count.status === "fulfilled") return count.value;
    const { reason } = count;
    const isSlow = reason instanceof AppError && reason.kind === "timeout";
    if (isFailed || !isSlow) throw reason;
    return { values: [], rare: [], more: false, problem: reason.message };
  });
}

interface CountRow {
  readonly value: string | null;
  readonly count: bigint;
  readonly distinct: bigint;
  readonly isLeast: boolean;
}

async function countColumn(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { column, value, join }: CountedValue,
  { top, rare = 0, contains = "" }: FacetOptions,
): Promise<FieldCounts> {
  const part = likePattern(anywhere(literal(contains.toLowerCase())));
  const isWanted = contains === "" ? Prisma.empty : Prisma.sql`where lower(${value}) like ${part}`;
  const id = Prisma.raw(column);
  // Summed by id first: the dictionary is then joined to as many rows as there are values.
  const counted = Prisma.sql`select c.${id}, sum(c.count) as count
    from (${countedRows(filter, question, column)}) as c group by 1`;
  // Of equal counts the top may hold some, so as many more are asked for.
  const least =
    rare === 0
      ? Prisma.empty
      : Prisma.sql`union all (select value, count, count(*) over () as distinct, true as "isLeast"
          from said where value is not null order by 2, value collate "C" limit ${rare + top})`;
  const rows = await ask<CountRow>(
    reader,
    Prisma.sql`with said as (
        select ${value} as value, sum(r.count)::int8 as count
        from (${counted}) as r ${join} ${isWanted} group by 1)
      (select value, count, count(*) over () as distinct, false as "isLeast"
        from said order by 2 desc, value collate "C" nulls first limit ${top}) ${least}`,
  );
  const side = (isLeast: boolean) =>
    rows
      .filter((row) => row.isLeast === isLeast)
      .map((row) => ({ value: row.value, count: Number(row.count) }));
  const distinct = Number(rows.find(({ isLeast }) => !isLeast)?.distinct ?? 0);
  return pickValues(side(false), side(true), { top, rare, distinct });
}
