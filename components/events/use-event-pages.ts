"use client";

import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { EventPage, EventRow } from "@/lib/api/contract";
import { type EventListing, eventPageQuery, PAGE_SIZE } from "@/lib/api/event-queries";
import { firstMarks, markLoaded, pagesFor } from "./page-marks";

/** Rows kept ready above and below the visible ones. */
const AHEAD = PAGE_SIZE / 2;

export interface EventPages {
  /** Rows that have been reached so far; one more while there is a next page. */
  readonly rowCount: number;
  /** Rows reached, without the waiting one. */
  readonly reached: number;
  /** The row at a position; undefined while its page is on its way. */
  readonly rowAt: (index: number) => EventRow | undefined;
  readonly rows: readonly EventRow[];
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * Pages of one frozen listing around the visible rows. A page is known by the cursor it starts at,
 * so one that was scrolled away and forgotten comes back with exactly the same rows: the scroll
 * position never moves, and no row is lost or repeated.
 */
export function useEventPages(
  listing: EventListing,
  firstPage: EventPage,
  visible: { readonly first: number; readonly last: number },
): EventPages {
  const [marks, setMarks] = useState(() => firstMarks(firstPage));
  const wanted = pagesFor(marks, visible.first - AHEAD, visible.last + AHEAD);
  const frozen = useMemo(() => ({ ...listing, asof: firstPage.asof }), [listing, firstPage.asof]);
  const results = useQueries({
    queries: wanted.map((page) => ({
      ...eventPageQuery(frozen, marks[page]?.cursor ?? null),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });

  const lastWanted = wanted.at(-1) ?? 0;
  const lastPage = results.at(-1)?.data;
  useEffect(() => {
    if (lastPage !== undefined) setMarks((before) => markLoaded(before, lastWanted, lastPage));
  }, [lastPage, lastWanted]);

  const loaded = new Map<number, readonly EventRow[]>([[0, firstPage.rows]]);
  for (const [index, page] of wanted.entries()) {
    const rows = results[index]?.data?.rows;
    if (rows !== undefined) loaded.set(page, rows);
  }
  // The column model is rebuilt only when another set of pages is held, not on every scroll.
  const rows = useFlat([...loaded.values()]);
  const last = marks.at(-1);
  const reached = last === undefined ? 0 : last.start + (last.length ?? 0);
  const failed = results.find((result) => result.isError);
  return {
    reached,
    rowCount: last?.length === null ? reached + 1 : reached,
    rowAt: (index) => {
      const page = marks.findLastIndex((mark) => mark.start <= index);
      return loaded.get(page)?.[index - (marks[page]?.start ?? 0)];
    },
    rows,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}

/** The rows of several pages as one list that stays the same object while the pages do. */
function useFlat(pages: readonly (readonly EventRow[])[]): readonly EventRow[] {
  const [kept, setKept] = useState(pages);
  const isSame = pages.length === kept.length && pages.every((rows, index) => rows === kept[index]);
  const current = isSame ? kept : pages;
  if (!isSame) setKept(pages);
  return useMemo(() => current.flat(), [current]);
}
