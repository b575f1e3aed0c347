import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { scanEvents } from "./scan-events";

/** How many events a question has. */
export async function countEvents(
  reader: Reader,
  question: EventQuestion,
): Promise<{ total: number; asof: number }> {
  const filter = await filterEvents(reader, question);
  if (filter.isExact) {
    const [row] = await ask<{ total: bigint | null }>(
      reader,
      Prisma.sql`select sum(count)::int8 as total from (${countedRows(filter, question, "outcome")}) as r`,
    );
    return { total: Number(row?.total ?? 0), asof: filter.asof };
  }
  let total = 0;
  for await (const events of scanEvents(reader, question, filter)) total += events.length;
  return { total, asof: filter.asof };
}
