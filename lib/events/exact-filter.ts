import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { scanEvents } from "./scan-events";
import { exactly } from "./split-filter";

/**
 * The question as a filter that SQL alone can count with. Where only the records can decide, they
 * are read once and what was found is named by its places. Throws AppError `timeout` when those
 * are too many.
 */
export async function exactFilter(reader: Reader, question: EventQuestion): Promise<EventFilter> {
  const filter = await filterEvents(reader, question);
  if (filter.open === null) return filter;
  const fileIds: number[] = [];
  const ordinals: number[] = [];
  for await (const events of scanEvents(reader, question, filter)) {
    for (const { fileId, ordinal } of events) {
      fileIds.push(fileId);
      ordinals.push(ordinal);
    }
  }
  return exactly(
    filter,
    Prisma.sql`(not (${filter.open}) or (e.file_id, e.ordinal) in (
      select * from unnest(${plainArray(fileIds)}::int4[], ${plainArray(ordinals)}::int4[])))`,
  );
}
