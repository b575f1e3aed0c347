import type { Reader } from "@/lib/auth/reader";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { countExact } from "@/lib/events/count-events";

/**
 * How many events a filter lets through, to be looked at one by one. Where that takes too long, all
 * events of the range, which are more.
 */
export async function countCandidates(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): Promise<number> {
  try {
    return await countExact(reader, question, { ...filter, isExact: true, open: null });
  } catch (error) {
    if (!(error instanceof AppError && error.kind === "timeout")) throw error;
    const all = { ...question, query: null };
    return countExact(reader, all, await filterEvents(reader, all));
  }
}
