import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import type { CountedValue } from "./counted-value";

export interface KnownValue {
  readonly value: string;
  /** Events of the window that have it. */
  readonly count: number;
}

/**
 * Values that the index has ever seen of a field, with their events in a window as the index is now:
 * sums of hourly sums, and of events only where the window cuts an hour.
 * @param pick SQL over `value` and `count`: which values, in which order
 */
export async function listKnownValues(
  reader: Reader,
  { column, value, dictionary, join }: CountedValue,
  { fromMs, toMs, nowMs }: EventQuestion,
  pick: { readonly where: Prisma.Sql; readonly order: Prisma.Sql; readonly most: number },
): Promise<KnownValue[]> {
  const question: EventQuestion = { query: null, fromMs, toMs, asof: null, nowMs };
  const filter = await filterEvents(reader, question);
  const id = Prisma.raw(`c.${column}`);
  // Only the dictionary has values that no event of the window has, but of all accounts alike.
  const others =
    dictionary && reader.accounts === "all"
      ? Prisma.sql`union all select ${value}, 0 from ${dictionary} d`
      : Prisma.empty;
  const rows = await ask<{ value: string; count: bigint }>(
    reader,
    Prisma.sql`with counted as (
        select ${value} as value, r.count from (
          select ${id}, sum(c.count) as count
          from (${countedRows(filter, question, column)}) as c group by 1) as r ${join} ${others}),
      known as (select value, sum(count)::int8 as count from counted where value is not null group by 1)
      select value, count from known where ${pick.where} order by ${pick.order} limit ${pick.most}`,
  );
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
}
