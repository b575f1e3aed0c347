import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { exactFilter } from "./exact-filter";

/** How many events a question has. Throws AppError `timeout` when too many records decide. */
export async function countEvents(
  reader: Reader,
  question: EventQuestion,
): Promise<{ total: number; asof: number }> {
  const filter = await exactFilter(reader, question);
  return { total: await countExact(reader, question, filter), asof: filter.asof };
}

/** How many events pass an exact filter. */
export async function countExact(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): Promise<number> {
  const [row] = await ask<{ total: bigint | null }>(
    reader,
    Prisma.sql`select sum(count)::int8 as total from (${countedRows(filter, question, "outcome")}) as r`,
  );
  return Number(row?.total ?? 0);
}
