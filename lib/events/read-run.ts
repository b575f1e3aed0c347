import type { Reader } from "@/lib/auth/reader";
import type { EventCursor } from "./event-cursor";
import type { StoredEvent } from "./event-rows";
import { keepMatching } from "./keep-matching";
import { type EventList, readCandidates, readPage } from "./read-candidates";

/** How much may be read for one page when only the records can decide. */
export interface Patience {
  readonly records: number;
  readonly ms: number;
}

/** Neighbouring rows of a list, in the order of the list. */
export interface Run {
  readonly events: StoredEvent[];
  /** Behind which row to read on; null when the list ends with this run. */
  readonly resumeAt: EventCursor | null;
  /** Records opened to find them. */
  readonly records: number;
}

/** Candidates whose records are opened at once. */
const CANDIDATES = 500;

/**
 * Up to `limit` matching rows behind a start. When only the records can decide, the run ends early
 * as soon as its patience is used up, perhaps with nothing found, and says where to read on.
 */
export async function readRun(
  reader: Reader,
  list: EventList,
  start: EventCursor | null,
  limit: number,
  patience: Patience,
): Promise<Run> {
  if (list.filter.isExact) {
    return cut(await readPage(reader, list, start, limit + 1), start, limit, null, 0);
  }
  const endsAt = performance.now() + patience.ms;
  const found: StoredEvent[] = [];
  let records = 0;
  for await (const candidates of readCandidates(reader, list, start, CANDIDATES)) {
    found.push(...(await keepMatching(reader, list, candidates)));
    records += candidates.filter(({ isOpen }) => isOpen !== false).length;
    const isSpent = records >= patience.records || performance.now() >= endsAt;
    if (found.length > limit || (isSpent && candidates.length === CANDIDATES)) {
      return cut(found, start, limit, candidates.at(-1) ?? null, records);
    }
  }
  return cut(found, start, limit, null, records);
}

function cut(
  found: StoredEvent[],
  start: EventCursor | null,
  limit: number,
  reached: StoredEvent | null,
  records: number,
): Run {
  const events = found.slice(0, limit);
  // A run of no rows ends where it began.
  return { events, resumeAt: found.length > limit ? (events.at(-1) ?? start) : reached, records };
}
