import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import type { StoredEvent } from "./event-rows";
import { keepMatching } from "./keep-matching";
import { type EventList, readCandidates } from "./read-candidates";

const PAGE = 500;

/** All events of a question as the index holds them, newest first, a page of at most 500 at a time. */
export async function* eachMatch(
  reader: Reader,
  question: EventQuestion,
): AsyncGenerator<StoredEvent[]> {
  const filter = await filterEvents(reader, question);
  const list: EventList = { filter, question, sort: "-time" };
  for await (const candidates of readCandidates(reader, list, null, PAGE)) {
    yield filter.isExact ? candidates : await keepMatching(reader, list, candidates);
  }
}
