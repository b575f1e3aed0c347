import type { EventPage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { behind, type EventCursor, parseCursor, printCursor } from "./event-cursor";
import {
  NEWEST_FIRST,
  OLDEST_FIRST,
  STORED_COLUMNS,
  type StoredEvent,
  toEventRows,
} from "./event-rows";
import { keepMatching } from "./keep-matching";

export interface PageOptions {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Newest first unless told. */
  readonly sort?: "-time" | "time" | undefined;
}

/** One page of events, with the watermark it was read at. Throws AppError `invalid` for a bad cursor. */
export async function listEvents(
  reader: Reader,
  question: EventQuestion,
  { limit, cursor, sort = "-time" }: PageOptions,
): Promise<Omit<EventPage, "warnings">> {
  const filter = await filterEvents(reader, question);
  const start = cursor === undefined ? null : parseCursor(cursor);
  const page = { filter, question, sort };
  const { found, resumeAt } = filter.isExact
    ? { found: await readPage(reader, page, start, limit + 1), resumeAt: null }
    : await scanPage(reader, page, start, limit + 1);
  const events = found.slice(0, limit);
  const last = found.length > limit ? events.at(-1) : resumeAt;
  return {
    rows: await toEventRows(reader, events),
    nextCursor: last ? printCursor(last) : null,
    asof: filter.asof,
    scanned: null,
  };
}

interface Page {
  readonly filter: EventFilter;
  readonly question: EventQuestion;
  readonly sort: "-time" | "time";
}

/** The next rows of the index that pass the filter. */
export async function readPage(
  reader: Reader,
  { filter, sort }: Page,
  start: EventCursor | null,
  limit: number,
): Promise<StoredEvent[]> {
  const isAfter = start
    ? Prisma.sql`and ${behind(start, sort === "time" ? "newer" : "older")}`
    : Prisma.empty;
  return ask<StoredEvent>(
    reader,
    Prisma.sql`select ${STORED_COLUMNS} from event e
      where ${filter.where} ${isAfter}
      order by ${sort === "time" ? OLDEST_FIRST : NEWEST_FIRST} limit ${limit}`,
  );
}

/** Candidates read at once when records must be opened to decide, and most for one page. */
const CANDIDATES = 500;
const MOST_CANDIDATES = 50_000;

/**
 * The deep scan: candidates of the index, in order, until enough of them really match. A page that
 * would read too many ends early and says where to resume; one that found nothing by then is a
 * `timeout`, since it would look like the end.
 */
async function scanPage(
  reader: Reader,
  page: Page,
  start: EventCursor | null,
  limit: number,
): Promise<{ found: StoredEvent[]; resumeAt: StoredEvent | null }> {
  const found: StoredEvent[] = [];
  let from = start;
  for (let read = 0; read < MOST_CANDIDATES; read += CANDIDATES) {
    const candidates = await readPage(reader, page, from, CANDIDATES);
    found.push(...(await keepMatching(reader, page.question, candidates)));
    const last = candidates.at(-1);
    if (!last || candidates.length < CANDIDATES || found.length >= limit) {
      return { found: found.slice(0, limit), resumeAt: null };
    }
    from = last;
    if (read + CANDIDATES >= MOST_CANDIDATES && found.length > 0) return { found, resumeAt: last };
  }
  throw new AppError(
    "timeout",
    `None of the ${MOST_CANDIDATES} records read matches. Add a condition or a shorter time range to look further.`,
  );
}
