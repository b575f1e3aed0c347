import type { Reader } from "@/lib/auth/reader";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { matchesQuery } from "@/lib/search/matches";
import type { StoredEvent } from "./event-rows";
import { indexedEvent } from "./indexed-event";
import type { Candidate, EventList } from "./read-candidates";
import { readRecords } from "./read-records";

/** An event of the index, and all that its record says. */
export interface MatchingEvent {
  readonly stored: StoredEvent;
  readonly event: CloudTrailEvent;
}

/** A question and what it was made into. */
type Asked = Pick<EventList, "question" | "filter">;

/**
 * Those of some candidates that match the question's query. Records are opened of those alone that
 * the index leaves open.
 */
export async function keepMatching(
  reader: Reader,
  asked: Asked,
  candidates: readonly Candidate[],
): Promise<StoredEvent[]> {
  const open = openCandidates(candidates);
  const matching = new Set((await readMatching(reader, asked, open)).map(({ stored }) => stored));
  return candidates.filter((one) => one.isOpen === false || matching.has(one));
}

/** Those of some candidates whose records decide. */
export function openCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ isOpen }) => isOpen !== false);
}

/** Those of some events whose records match, with what was read of the records. */
export async function readMatching(
  reader: Reader,
  { filter: { query }, question: { nowMs } }: Asked,
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
