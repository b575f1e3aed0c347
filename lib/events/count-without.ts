import type { Coverage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { printQuery } from "@/lib/search/print";
import { allOf } from "./query-conditions";
import { scanPages } from "./scan-events";
import { surePart } from "./split-filter";

/** Conditions that are left out in turn. */
const MOST_CONDITIONS = 20;
/** Where no sums can answer, events are counted up to here. */
const MOST_COUNTED = 10_000;
/** Records opened for one count. */
const MOST_RECORDS = 2_000;

/**
 * Of a query that finds nothing: how many events match when one of its conditions is left out, so
 * that the one to blame shows. A group in brackets, a NOT and a list count as one condition. Of a
 * condition whose count takes too long nothing is said, but `more` counts it.
 */
export async function countWithout(
  reader: Reader,
  question: EventQuestion,
): Promise<{ without: Coverage["without"]; more: number }> {
  const { query } = question;
  const items = query?.kind === "and" ? query.items : query === null ? [] : [query];
  const counts = await Promise.all(
    items.slice(0, MOST_CONDITIONS).map(async (item) => {
      const rest = allOf(items.filter((other) => other !== item));
      const counted = await countSome(reader, { ...question, query: rest });
      return counted && { condition: printQuery(item), query: printQuery(rest), ...counted };
    }),
  );
  const without = counts.filter((count) => count !== null);
  return { without, more: items.length - without.length };
}

type Count = Pick<Coverage["without"][number], "count" | "atLeast">;

/** Null when counting takes too long. */
async function countSome(reader: Reader, question: EventQuestion): Promise<Count | null> {
  try {
    const filter = await filterEvents(reader, question);
    return await (filter.isExact
      ? countIndexed(reader, question, filter)
      : countOpened(reader, question, filter));
  } catch (error) {
    if (error instanceof AppError && error.kind === "timeout") return null;
    throw error;
  }
}

async function countIndexed(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): Promise<Count> {
  const rows = filter.rollup
    ? countedRows(filter, question, "outcome")
    : Prisma.sql`select 1 as count from event e where ${filter.where} limit ${MOST_COUNTED + 1}`;
  const [row] = await ask<{ count: bigint | null }>(
    reader,
    Prisma.sql`select sum(count)::int8 as count from (${rows}) as r`,
  );
  const count = Number(row?.count ?? 0);
  const atLeast = filter.rollup === null && count > MOST_COUNTED;
  return { count: atLeast ? MOST_COUNTED : count, atLeast };
}

/** Null when nothing was found by the bound, since there may be more. */
async function countOpened(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): Promise<Count | null> {
  const sure = await countIndexed(reader, question, surePart(filter));
  let { count } = sure;
  let records = 0;
  if (sure.atLeast) return sure;
  for await (const page of scanPages(reader, question, filter)) {
    if (records >= MOST_RECORDS) return count > 0 ? { count, atLeast: true } : null;
    count += page.matches.length;
    records += page.records;
  }
  return { count, atLeast: false };
}
