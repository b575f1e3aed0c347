import type { Reader } from "@/lib/auth/reader";
import { toEvent } from "@/lib/cloudtrail/to-event";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { matchesQuery } from "@/lib/search/matches";
import type { StoredEvent } from "./event-rows";
import { readRecords } from "./read-records";

/** Those of some candidates whose records match the question's query. */
export async function keepMatching(
  reader: Reader,
  { query, nowMs }: EventQuestion,
  candidates: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const records = await readRecords(reader, candidates);
  return candidates.filter((_, index) => {
    const record = records[index];
    return (
      record !== undefined &&
      matchesQuery(query, toEvent(record.value, record.text), record.value, nowMs)
    );
  });
}
