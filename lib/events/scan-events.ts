import type { Reader } from "@/lib/auth/reader";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import type { StoredEvent } from "./event-rows";
import { keepMatching } from "./keep-matching";
import { readPage } from "./list-events";

const PAGE = 1_000;
/** Records opened for one answer; beyond it a condition that the index knows must narrow first. */
const MAX_CANDIDATES = 50_000;

/**
 * All events that match a filter which only their records can decide, newest first.
 * Throws AppError `timeout` when too many records would have to be read.
 */
export async function* scanEvents(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): AsyncGenerator<StoredEvent[]> {
  const page = { filter, question, sort: "-time" as const };
  let from: StoredEvent | null = null;
  for (let read = 0; ; read += PAGE) {
    if (read >= MAX_CANDIDATES) {
      throw new AppError(
        "timeout",
        `Counting this search would read more than ${MAX_CANDIDATES} records. Add a condition or a shorter time range; the list of events still works.`,
      );
    }
    const candidates: StoredEvent[] = await readPage(reader, page, from, PAGE);
    yield await keepMatching(reader, question, candidates);
    from = candidates.at(-1) ?? null;
    if (candidates.length < PAGE) return;
  }
}
