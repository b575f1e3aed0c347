import type { Reader } from "@/lib/auth/reader";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import type { StoredEvent } from "./event-rows";
import { type MatchingEvent, readMatching } from "./keep-matching";
import { readCandidates } from "./read-candidates";
import type { ScanCounts } from "./scan-counts";

/** Candidates whose records are opened at once. */
const CANDIDATES = 500;
/** Records opened for one answer; beyond it a condition that the index knows must narrow first. */
const MOST_CANDIDATES = 50_000;

/** Some candidates of a scan, and those of them that match. */
export interface ScannedPage {
  readonly matches: readonly MatchingEvent[];
  /** Records opened for it. */
  readonly records: number;
  /** Time of the oldest one; null when it has none. */
  readonly reachedMs: number | null;
}

/** Opens the records of all candidates of a filter that does not decide by itself, newest first. */
export async function* scanPages(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): AsyncGenerator<ScannedPage> {
  const list = { filter, question, sort: "-time" as const };
  for await (const candidates of readCandidates(reader, list, null, CANDIDATES)) {
    yield {
      matches: await readMatching(reader, question, candidates),
      records: candidates.length,
      reachedMs: candidates.at(-1)?.timeMs ?? null,
    };
  }
}

/**
 * All events that match a filter which only their records can decide, newest first.
 * Throws AppError `timeout` when too many records would have to be read.
 */
export async function* scanEvents(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): AsyncGenerator<StoredEvent[]> {
  for await (const matches of scanMatches(reader, question, filter)) {
    yield matches.map(({ stored }) => stored);
  }
}

/** Counts them. Throws AppError `timeout` as scanEvents does. */
export async function scanWhole(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  counts: ScanCounts,
): Promise<void> {
  for await (const matches of scanMatches(reader, question, filter)) counts.add(matches);
}

async function* scanMatches(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): AsyncGenerator<readonly MatchingEvent[]> {
  let records = 0;
  for await (const page of scanPages(reader, question, filter)) {
    records += page.records;
    if (records > MOST_CANDIDATES) {
      throw new AppError(
        "timeout",
        `Counting this search would read more than ${MOST_CANDIDATES} records. Add a condition or a shorter time range; the list of events still works.`,
      );
    }
    yield page.matches;
  }
}
