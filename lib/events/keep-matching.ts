import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { matchesQuery } from "@/lib/search/matches";
import type { StoredEvent } from "./event-rows";
import { indexedEvent } from "./indexed-event";
import { readRecords } from "./read-records";

/** Those of some candidates whose records match the question's query. */
export async function keepMatching(
  reader: Reader,
  { query, nowMs }: EventQuestion,
  candidates: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const records = await readRecords(reader, candidates);
  return candidates.filter((stored, index) => {
    const record = records[index];
    if (record === undefined) return false;
    return matchesQuery(query, indexedEvent(stored, record), record.value, nowMs);
  });
}
