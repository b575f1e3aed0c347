"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { type EventListing, eventPageQuery, type PagePlace } from "@/lib/api/event-queries";
import { ApiError } from "@/lib/api/fetch-json";
import type { ArrivalsSince } from "./arrival-mark";
import { isSameSearch, type ShownListing, useShownListing } from "./use-shown-listing";

interface Asked {
  readonly listing: EventListing;
  readonly place: PagePlace;
  /** Watermark that was asked for while the list is followed. */
  readonly asof: number | undefined;
  readonly since: ArrivalsSince | null;
  /** Where to stand when only the columns change. */
  readonly next: PagePlace;
}

export interface Result {
  readonly shown: ShownListing | null;
  /** What is shown is not yet the answer to what is asked. */
  readonly stale: boolean;
  /** It is an answer to the same search, and another part of the list is on its way. */
  readonly isMoving: boolean;
  readonly isPending: boolean;
  /** The query cannot be read. */
  readonly refusal: ApiError | null;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly since: ArrivalsSince | null;
  /** Shows another part of the same list. */
  readonly goTo: (place: PagePlace) => void;
  /** Stays at the row that is read when the next listing brings other columns. */
  readonly stay: () => void;
  /** Loads the list as of a newer watermark; what arrived since then is marked. */
  readonly renew: (asof: number | undefined) => void;
  readonly onReading: (key: string | null, atTop: boolean) => void;
}

/**
 * The answer to a listing: the page that is shown first, and where in the list it is.
 * @param landing key of the event that a link opens: the list is shown around it
 */
export function useResult(listing: EventListing, landing: string | null): Result {
  const client = useQueryClient();
  const reading = useRef<PagePlace>(null);
  const [state, setState] = useState<Asked>(() => ({
    listing,
    place: landing === null ? null : { around: landing },
    ...FROM_HERE,
  }));
  let asked = state;
  if (state.listing !== listing) {
    const isSame = isSameSearch(state.listing, listing);
    asked = isSame
      ? { ...state, listing, place: state.next, next: null }
      : { listing, place: null, ...FROM_HERE };
    setState(asked);
  }
  const asof = listing.asof ?? asked.asof;
  const page = useQuery({
    ...eventPageQuery({ ...listing, asof }, asked.place),
    refetchOnMount: false,
    refetchOnReconnect: false,
  });
  const shown = useShownListing(listing, asked.place, page.data);
  const refusal =
    page.error instanceof ApiError && page.error.issues.length > 0 ? page.error : null;
  return {
    shown,
    stale: shown !== null && (shown.listing !== listing || shown.place !== asked.place),
    isMoving: shown !== null && shown.listing === listing && shown.place !== asked.place,
    isPending: page.isPending,
    refusal,
    error: refusal === null ? page.error : null,
    retry: () => void page.refetch(),
    since: asked.since,
    goTo: (place) => setState({ ...asked, place }),
    stay: () => setState({ ...asked, next: reading.current }),
    renew: (newest) => {
      if (shown === null) return;
      const since = { asof: shown.page.asof, newestMs: shown.page.rows[0]?.timeMs ?? null };
      setState({ ...asked, place: reading.current, asof: newest, since });
      for (const counts of ["histogram", "facets"]) {
        void client.invalidateQueries({ queryKey: [counts] });
      }
    },
    onReading: useCallback((key: string | null, atTop: boolean) => {
      reading.current = key === null || atTop ? null : { around: key };
    }, []),
  };
}

const FROM_HERE = { asof: undefined, since: null, next: null } as const;
