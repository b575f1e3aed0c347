import type { EventPage } from "@/lib/api/contract";

/**
 * A page of the list: the cursor to ask it with, and the position of its first row. Positions count
 * from the first page that was shown and go below zero above it, so that no row's ever changes.
 */
export interface PageMark {
  /** Null for the page that was shown first, which is held. */
  readonly cursor: string | null;
  readonly start: number;
  readonly length: number;
  readonly scanned: EventPage["scanned"];
}

/** Neighbouring pages of a list, and the cursors to go on with; null where the list ends. */
export interface PageMarks {
  readonly pages: readonly PageMark[];
  readonly above: string | null;
  readonly below: string | null;
}

export type MarkedPage = Pick<EventPage, "rows" | "nextCursor" | "prevCursor" | "scanned">;

/** The marks known after the first page. */
export function firstMarks(page: MarkedPage): PageMarks {
  const mark = { cursor: null, start: 0, length: page.rows.length, scanned: page.scanned };
  return { pages: [mark], above: page.prevCursor, below: page.nextCursor };
}

/** Positions of the first row, and of the one that would follow the last. */
export function bounds({ pages }: PageMarks): { readonly start: number; readonly end: number } {
  const last = pages.at(-1);
  return { start: pages[0]?.start ?? 0, end: (last?.start ?? 0) + (last?.length ?? 0) };
}

/** With the page that a cursor led to at its side of the others. A page loaded again changes nothing. */
export function markLoaded(marks: PageMarks, cursor: string, page: MarkedPage): PageMarks {
  const { start, end } = bounds(marks);
  const length = page.rows.length;
  const mark = { cursor, length, scanned: page.scanned };
  if (cursor === marks.below) {
    return { ...marks, pages: [...marks.pages, { ...mark, start: end }], below: page.nextCursor };
  }
  if (cursor !== marks.above) return marks;
  return {
    ...marks,
    pages: [{ ...mark, start: start - length }, ...marks.pages],
    above: page.prevCursor,
  };
}

/** Cursors of the pages that hold rows between two positions, and of unknown ones that may. */
export function cursorsFor(marks: PageMarks, first: number, last: number): string[] {
  const { start, end } = bounds(marks);
  const known = marks.pages.filter(
    (mark) => mark.length > 0 && mark.start <= last && mark.start + mark.length > first,
  );
  return [
    first < start ? marks.above : null,
    ...known.map(({ cursor }) => cursor),
    last >= end ? marks.below : null,
  ].filter((cursor) => cursor !== null);
}

/** The page of a position, and the row's place in it. */
export function pageAt(
  { pages }: PageMarks,
  position: number,
): { readonly cursor: string | null; readonly index: number } | null {
  const mark = pages.findLast(({ start, length }) => length > 0 && start <= position);
  if (mark === undefined || position >= mark.start + mark.length) return null;
  return { cursor: mark.cursor, index: position - mark.start };
}

/** Records that were opened for all these pages, and how far; null when the index answered. */
export function scannedSoFar({ pages }: PageMarks): EventPage["scanned"] {
  const scans = pages.map(({ scanned }) => scanned).filter((scanned) => scanned !== null);
  const last = scans.at(-1);
  if (last === undefined) return null;
  const records = scans.reduce((sum, scanned) => sum + scanned.records, 0);
  return { records, reachedMs: last.reachedMs };
}
