import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import type { StoredEvent } from "./event-rows";
import { type MatchingEvent, readMatching } from "./keep-matching";
import { readCandidates } from "./read-candidates";
import type { ScanCounts } from "./scan-counts";
import { toRead } from "./split-filter";

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

/**
 * Opens the records that a filter cannot decide without, newest first; of an exact filter, those of
 * all its events.
 */
export async function* scanPages(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
): AsyncGenerator<ScannedPage> {
  const list = { filter: { ...filter, where: toRead(filter) }, question, sort: "-time" as const };
  for await (const candidates of readCandidates(reader, list, null, CANDIDATES)) {
    yield {
      matches: await readMatching(reader, list, candidates),
      records: candidates.length,
      reachedMs: candidates.at(-1)?.timeMs ?? null,
    };
  }
}

/** How many records scanPages opens; at most `most` are counted. */
export async function countCandidates(
  reader: Reader,
  filter: EventFilter,
  most: number,
): Promise<number> {
  const [row] = await ask<{ candidates: bigint }>(
    reader,
    Prisma.sql`select count(*) as candidates
      from (select from event e where ${toRead(filter)} limit ${most}) as c`,
  );
  return Number(row?.candidates ?? 0);
}

/**
 * The events whose records show that they match, newest first, of those that a filter cannot decide.
 * Throws AppError `timeout`, before any is opened, when too many records would have to be read.
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
  most = MOST_CANDIDATES,
): Promise<void> {
  for await (const matches of scanMatches(reader, question, filter, most)) counts.add(matches);
}

async function* scanMatches(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  most = MOST_CANDIDATES,
): AsyncGenerator<readonly MatchingEvent[]> {
  if ((await countCandidates(reader, filter, most + 1)) > most) {
    throw new AppError(
      "timeout",
      `Counting this search would read more than ${most} records. Add a condition or a shorter time range; the list of events still works.`,
    );
  }
  for await (const page of scanPages(reader, question, filter)) yield page.matches;
}
