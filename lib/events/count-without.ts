import type { Coverage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import type { Query } from "@/lib/search/ast";
import { printQuery } from "@/lib/search/print";
import { scanPages } from "./scan-events";

/** Conditions that are left out in turn. */
const MOST_CONDITIONS = 10;
/** Where no sums can answer, events are counted up to here: "10 000" then means that many or more. */
const MOST_COUNTED = 10_000;
/** Records opened for one count. */
const MOST_RECORDS = 2_000;

/**
 * Of a query that finds nothing: how many events match when one of its conditions is left out, so
 * that the one to blame shows. A group in brackets, a NOT and a list count as one condition. Of a
 * condition whose count takes too long nothing is said.
 */
export async function countWithout(
  reader: Reader,
  question: EventQuestion,
): Promise<Coverage["without"]> {
  const { query } = question;
  if (query === null) return [];
  const items = query.kind === "and" ? query.items : [query];
  const counts = await Promise.all(
    items.slice(0, MOST_CONDITIONS).map(async (item) => {
      const rest = allOf(items.filter((other) => other !== item));
      const count = await countSome(reader, { ...question, query: rest });
      return count === null
        ? null
        : { condition: printQuery(item), query: printQuery(rest), count };
    }),
  );
  return counts.filter((count) => count !== null);
}

function allOf(items: readonly Query[]): Query | null {
  const [first, ...more] = items;
  const last = more.at(-1);
  if (!first || !last) return first ?? null;
  return { kind: "and", items, from: first.from, to: last.to };
}

async function countSome(reader: Reader, question: EventQuestion): Promise<number | null> {
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
): Promise<number> {
  const rows = filter.rollup
    ? countedRows(filter, question, "outcome")
    : Prisma.sql`select 1 as count from event e where ${filter.where} limit ${MOST_COUNTED}`;
  const [row] = await ask<{ count: bigint | null }>(
    reader,
    Prisma.sql`select sum(count)::int8 as count from (${rows}) as r`,
  );
  return Number(row?.count ?? 0);
}

/** Null when nothing was found by the bound, since there may be more. */
async function countOpened(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): Promise<number | null> {
  let count = 0;
  let records = 0;
  for await (const page of scanPages(reader, question, filter)) {
    count += page.matches.length;
    records += page.records;
    if (records >= MOST_RECORDS) return count > 0 ? count : null;
  }
  return count;
}
