import type { Reader } from "@/lib/auth/reader";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { toEvent } from "@/lib/cloudtrail/to-event";
import type { RuleHit, RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import type { StoredEvent } from "@/lib/events/event-rows";
import { readRecords, recordJson } from "@/lib/events/read-records";

/** An event in which rules have found something. */
export interface TriedEvent {
  readonly stored: StoredEvent;
  readonly event: CloudTrailEvent;
  readonly hits: readonly RuleHit[];
}

/** Records opened at once: between two such portions a hunt can end. */
const AT_ONCE = 1_000;

/**
 * Reads the records of some events and tries the rules on them, as ingest does; those that some rule
 * matches are given, portion by portion. Records that lie together are read together.
 */
export async function* tryEvents(
  reader: Reader,
  matcher: RuleMatcher,
  events: readonly StoredEvent[],
): AsyncGenerator<readonly TriedEvent[]> {
  const placed = events.toSorted((a, b) => a.fileId - b.fileId || a.ordinal - b.ordinal);
  const read = (from: number) => {
    const reading = readRecords(reader, placed.slice(from, from + AT_ONCE));
    // Whoever ends here early does not wait for it.
    reading.catch(() => {});
    return reading;
  };
  let reading = read(0);
  for (let from = 0; from < placed.length; from += AT_ONCE) {
    const records = await reading;
    // The next ones are on their way while these are tried.
    reading = read(from + AT_ONCE);
    yield placed.slice(from, from + AT_ONCE).flatMap((stored, at) => {
      const record = records[at];
      if (record === undefined) return [];
      const event = toEvent(record.value, recordJson(record));
      const hits = matcher.hitsOf(record.value, event);
      return hits.length === 0 ? [] : [{ stored, event, hits }];
    });
  }
}
