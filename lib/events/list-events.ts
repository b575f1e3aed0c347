import type { EventPage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
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
  const found = filter.isExact
    ? await readPage(reader, page, start, limit + 1)
    : await scanPage(reader, page, start, limit + 1);
  const events = found.slice(0, limit);
  const last = events.at(-1);
  return {
    rows: await toEventRows(reader, events),
    nextCursor: found.length > limit && last ? printCursor(last) : null,
    asof: filter.asof,
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

/** Candidates read at once when records must be opened to decide. */
const CANDIDATES = 500;

/** The deep scan: candidates of the index, newest first, until enough of them really match. */
async function scanPage(
  reader: Reader,
  page: Page,
  start: EventCursor | null,
  limit: number,
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  let from = start;
  while (found.length < limit) {
    const candidates = await readPage(reader, page, from, CANDIDATES);
    found.push(...(await keepMatching(reader, page.question, candidates)));
    const last = candidates.at(-1);
    if (!last || candidates.length < CANDIDATES) break;
    from = last;
  }
  return found.slice(0, limit);
}
