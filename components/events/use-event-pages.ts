"use client";

import { useEffect, useMemo, useState } from "react";
import type { EventPage, EventRow } from "@/lib/api/contract";
import { eventPageQuery, PAGE_SIZE } from "@/lib/api/event-queries";
import {
  cursorsFor,
  firstMarks,
  markLoaded,
  type PageMarks,
  pageAt,
  scannedSoFar,
} from "./page-marks";
import { usePageQueries } from "./use-page-queries";
import type { ShownListing } from "./use-shown-listing";

/** Rows kept ready above and below the visible ones. */
const AHEAD = PAGE_SIZE / 2;

/** Positions of the visible rows. */
export interface Visible {
  readonly first: number;
  readonly last: number;
}

export interface EventPages {
  readonly marks: PageMarks;
  /** The row at a position; undefined while its page is on its way. */
  readonly rowAt: (position: number) => EventRow | undefined;
  readonly scanned: EventPage["scanned"];
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * Pages of one frozen listing around the visible rows, to both sides of the page that was shown
 * first. A page is known by its cursor, so one that was scrolled away and forgotten comes back with
 * exactly the same rows: no row is lost, repeated or moved.
 * @param paused read no further pages, only known ones again
 */
export function useEventPages(
  { id, listing, page: firstPage }: ShownListing,
  visible: Visible,
  paused: boolean,
): EventPages {
  const [known, setKnown] = useState(() => ({ id, marks: firstMarks(firstPage) }));
  const marks = useMemo(
    () => (known.id === id ? known.marks : firstMarks(firstPage)),
    [known, id, firstPage],
  );
  const { first, last } = visible;
  const wanted = cursorsFor(marks, first - AHEAD, last + AHEAD).filter(
    (cursor) => !paused || (cursor !== marks.above && cursor !== marks.below),
  );
  const frozen = useMemo(() => ({ ...listing, asof: firstPage.asof }), [listing, firstPage.asof]);
  const results = usePageQueries(
    wanted.map((cursor) => ({
      ...eventPageQuery(frozen, { cursor }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  );

  const loaded = new Map<string | null, readonly EventRow[]>([[null, firstPage.rows]]);
  let next = marks;
  for (const [index, cursor] of wanted.entries()) {
    const page = results[index]?.data;
    if (page === undefined) continue;
    loaded.set(cursor, page.rows);
    next = markLoaded(next, cursor, page);
  }
  useEffect(() => {
    if (next !== marks) setKnown({ id, marks: next });
  });

  const scanned = useMemo(() => scannedSoFar(marks), [marks]);
  const failed = results.find((result) => result.isError);
  return {
    marks,
    rowAt: (position) => {
      const place = pageAt(marks, position);
      return place === null ? undefined : loaded.get(place.cursor)?.[place.index];
    },
    scanned,
    isLoading: results.some((result) => result.isFetching),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
