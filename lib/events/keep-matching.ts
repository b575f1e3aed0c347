import type { Reader } from "@/lib/auth/reader";
import type { IndexedEvent } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { matchesQuery } from "@/lib/search/matches";
import { predicatesOf } from "@/lib/search/predicates-of";
import type { StoredEvent } from "./event-rows";
import { indexedEvent } from "./indexed-event";
import type { Candidate, EventList } from "./read-candidates";
import { readEventFiles } from "./read-event-files";
import { readRecords } from "./read-records";

/** An event of the index, and all that its record says. */
export interface MatchingEvent {
  readonly stored: StoredEvent;
  readonly event: IndexedEvent;
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
  { filter: { query, asof }, question: { nowMs } }: Asked,
  candidates: readonly StoredEvent[],
): Promise<MatchingEvent[]> {
  const asksFiles = predicatesOf(query).some(({ field }) => findField(field)?.ofFile);
  const [records, files] = await Promise.all([
    readRecords(reader, candidates),
    asksFiles ? readEventFiles(reader, candidates, asof) : [],
  ]);
  return candidates.flatMap((stored, index) => {
    const record = records[index];
    if (record === undefined) return [];
    const event = indexedEvent(stored, record, files[index]);
    return matchesQuery(query, event, record.value, nowMs) ? [{ stored, event }] : [];
  });
}
