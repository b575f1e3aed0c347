import type { Reader } from "@/lib/auth/reader";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { matchesQuery } from "@/lib/search/matches";
import type { StoredEvent } from "./event-rows";
import { indexedEvent } from "./indexed-event";
import { readRecords } from "./read-records";

/** An event of the index, and all that its record says. */
export interface MatchingEvent {
  readonly stored: StoredEvent;
  readonly event: CloudTrailEvent;
}

/** Those of some candidates whose records match the question's query. */
export async function keepMatching(
  reader: Reader,
  question: EventQuestion,
  candidates: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const matches = await readMatching(reader, question, candidates);
  return matches.map(({ stored }) => stored);
}

/** The same, with what was read of their records. */
export async function readMatching(
  reader: Reader,
  { query, nowMs }: EventQuestion,
  candidates: readonly StoredEvent[],
): Promise<MatchingEvent[]> {
  const records = await readRecords(reader, candidates);
  return candidates.flatMap((stored, index) => {
    const record = records[index];
    if (record === undefined) return [];
    const event = indexedEvent(stored, record);
    return matchesQuery(query, event, record.value, nowMs) ? [{ stored, event }] : [];
  });
}
