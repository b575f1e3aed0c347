import type { Reader } from "@/lib/auth/reader";
import { printEventKey } from "@/lib/events/event-key";
import type { StoredEvent } from "@/lib/events/event-rows";
import { type EventList, readCandidates } from "@/lib/events/read-candidates";
import { CorrelatedAlerts } from "./correlated-alerts";
import type { HuntTarget } from "./hunt-target";
import { tryEvents } from "./try-events";

const PAGE = 2_000;

/**
 * The events that a hunt counts, newest first, a page at a time: what its rules match; then, of its
 * correlations, the last event of each alert.
 * @param list the events that come into question, newest first
 */
export async function* readMatches(
  reader: Reader,
  { matcher, told, correlations }: HuntTarget,
  list: EventList,
  nowMs: number,
): AsyncGenerator<StoredEvent[]> {
  const correlated = new CorrelatedAlerts(correlations);
  const held = new Map<string, StoredEvent>();
  for await (const page of readCandidates(reader, list, null, PAGE)) {
    const found = new Set<StoredEvent>();
    for await (const events of tryEvents(reader, matcher, page)) {
      correlated.add(events);
      for (const { stored, hits } of events) {
        if (hits.some(({ ruleId }) => told.has(ruleId))) found.add(stored);
        if (correlations.length > 0) held.set(keyOf(stored), stored);
      }
    }
    yield page.filter((event) => found.has(event));
    for (const event of found) held.delete(keyOf(event));
  }
  const last = new Set(correlated.find(nowMs).map(({ key }) => key));
  yield [...held].flatMap(([key, event]) => (last.has(key) ? [event] : [])).sort(newestFirst);
}

function keyOf({ eventId, contentHash }: StoredEvent): string {
  return printEventKey(eventId, contentHash);
}

function newestFirst(a: StoredEvent, b: StoredEvent): number {
  return (b.timeMs ?? Number.NEGATIVE_INFINITY) - (a.timeMs ?? Number.NEGATIVE_INFINITY);
}
