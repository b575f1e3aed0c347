import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { behind, type EventCursor } from "./event-cursor";
import { NEWEST_FIRST, OLDEST_FIRST, STORED_COLUMNS, type StoredEvent } from "./event-rows";

/** A question with its filter, and the order in which its events are read. */
export interface EventList {
  readonly filter: EventFilter;
  readonly question: EventQuestion;
  readonly sort: "-time" | "time";
}

export interface Candidate extends StoredEvent {
  /** False when the index tells that it matches; absent when it was not asked. */
  readonly isOpen?: boolean;
}

/** The next rows of the index that pass the filter; without a start, from the list's first row. */
export async function readPage(
  reader: Reader,
  { filter, sort }: EventList,
  start: EventCursor | null,
  limit: number,
): Promise<Candidate[]> {
  const isAfter = start
    ? Prisma.sql`and ${behind(start, sort === "time" ? "newer" : "older")}`
    : Prisma.empty;
  const isOpen = filter.open ? Prisma.sql`, ${filter.open} as "isOpen"` : Prisma.empty;
  return ask<Candidate>(
    reader,
    Prisma.sql`select ${STORED_COLUMNS} ${isOpen} from event e
      where ${filter.where} ${isAfter}
      order by ${sort === "time" ? OLDEST_FIRST : NEWEST_FIRST} limit ${limit}`,
  );
}

/**
 * All rows of the index that pass the filter, in order, `size` at a time. Of a filter that is not
 * exact these are candidates: `keepMatching` decides by their records.
 */
export async function* readCandidates(
  reader: Reader,
  list: EventList,
  start: EventCursor | null,
  size: number,
): AsyncGenerator<Candidate[]> {
  let from = start;
  for (;;) {
    const candidates = await readPage(reader, list, from, size);
    if (candidates.length > 0) yield candidates;
    if (candidates.length < size) return;
    from = candidates.at(-1) ?? null;
  }
}
