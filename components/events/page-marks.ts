import type { EventPage } from "@/lib/api/contract";

/** Where a page of the list begins: the cursor to ask it with, and its first row's position. */
export interface PageMark {
  readonly cursor: string | null;
  readonly start: number;
  /** Rows in it; null until it was loaded once. */
  readonly length: number | null;
}

/** The marks known after the first page. */
export function firstMarks(page: EventPage): readonly PageMark[] {
  return markLoaded([{ cursor: null, start: 0, length: null }], 0, page);
}

/** Notes the length of a page and where the next one begins. Known pages never change. */
export function markLoaded(
  marks: readonly PageMark[],
  index: number,
  page: Pick<EventPage, "rows" | "nextCursor">,
): readonly PageMark[] {
  const mark = marks[index];
  if (mark === undefined || mark.length !== null) return marks;
  const length = page.rows.length;
  const known = [...marks.slice(0, index), { ...mark, length }];
  if (page.nextCursor === null) return known;
  return [...known, { cursor: page.nextCursor, start: mark.start + length, length: null }];
}

/** Positions of the pages, after the first, that hold rows between two positions. */
export function pagesFor(marks: readonly PageMark[], first: number, last: number): number[] {
  const pages: number[] = [];
  for (const [index, mark] of marks.entries()) {
    if (index === 0) continue;
    const end = mark.start + (mark.length ?? 1);
    if (mark.start <= last && end > first) pages.push(index);
  }
  return pages;
}
