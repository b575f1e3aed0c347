import type { Reader } from "@/lib/auth/reader";
import { flagNames } from "@/lib/cloudtrail/flags";
import { toEvent } from "@/lib/cloudtrail/to-event";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { matchesQuery } from "@/lib/search/matches";
import type { StoredEvent } from "./event-rows";
import { readRecords } from "./read-records";

/**
 * Those of some candidates whose records match the question's query. Flags are those of the index:
 * it knows of contradictions that no record shows.
 */
export async function keepMatching(
  reader: Reader,
  { query, nowMs }: EventQuestion,
  candidates: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const records = await readRecords(reader, candidates);
  return candidates.filter((stored, index) => {
    const record = records[index];
    if (record === undefined) return false;
    const event = { ...toEvent(record.value, record.text), flags: flagNames(stored.flags) };
    return matchesQuery(query, event, record.value, nowMs);
  });
}
