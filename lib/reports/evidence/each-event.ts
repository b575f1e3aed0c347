import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { listEvents } from "@/lib/events/list-events";

const PAGE = 500;

/** The events of a question, newest first, each once, at most so many: page by page. */
export async function* eachEvent(
  reader: Reader,
  question: EventQuestion,
  most: number,
): AsyncGenerator<EventRow> {
  let left = most;
  let cursor: string | undefined;
  while (left > 0) {
    const page = await listEvents(reader, question, { limit: Math.min(PAGE, left), cursor });
    yield* page.rows;
    left -= page.rows.length;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
