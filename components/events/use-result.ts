"use client";

import { type Query, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { type EventListing, eventPageQuery, type PagePlace } from "@/lib/api/event-queries";
import { ApiError } from "@/lib/api/fetch-json";
import type { ArrivalsSince } from "./arrival-mark";
import { type ResultState, refusedPart, resultState } from "./result-words";
import { useSame } from "./use-same";
import {
  isSameSearch as haveSameEvents,
  type ShownListing,
  useShownListing,
} from "./use-shown-listing";

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
  readonly state: ResultState;
  /** The query, or the time range, cannot be read. */
  readonly refusal: ApiError | null;
  readonly error: Error | null;
  /** Asks again for all that has no answer. */
  readonly retry: () => void;
  /** Ends all requests of the search, with its counts; what was shown before stays. */
  readonly cancel: () => void;
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
export function useResult(question: EventListing, landing: string | null): Result {
  // The same question, asked by another object, is no new search.
  const listing = useSame(question);
  const client = useQueryClient();
  const reading = useRef<PagePlace>(null);
  const [state, setState] = useState<Asked>(() => ({
    listing,
    place: landing === null ? null : { around: landing },
    ...FROM_HERE,
  }));
  let asked = state;
  if (state.listing !== listing) {
    const isSame = haveSameEvents(state.listing, listing);
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
  const refused = refusedPart(page.error);
  const refusal = refused !== null && page.error instanceof ApiError ? page.error : null;
  const isSameSearch = shown?.listing === listing;
  const isAnswered = isSameSearch && shown.place === asked.place;
  return {
    shown,
    stale: shown !== null && !isAnswered,
    state: resultState({
      ...{ isAnswered, isSameSearch, refused },
      isFetching: page.isFetching,
      isFailed: page.isError,
    }),
    refusal,
    error: refusal === null ? page.error : null,
    retry: () => {
      for (const part of PARTS) {
        void client.refetchQueries({
          queryKey: [part],
          type: "active",
          predicate: ({ state: { status } }) => status !== "success",
        });
      }
    },
    cancel: () => {
      for (const part of PARTS) void client.cancelQueries({ queryKey: [part] });
    },
    since: asked.since,
    goTo: (place) => setState({ ...asked, place }),
    stay: () => setState({ ...asked, next: reading.current }),
    renew: (newest) => {
      if (shown === null) return;
      const since = { asof: shown.page.asof };
      setState({ ...asked, place: reading.current, asof: newest, since });
      for (const counts of COUNTS) void client.invalidateQueries({ queryKey: [counts] });
    },
    onReading: useCallback((key: string | null, atTop: boolean) => {
      reading.current = key === null || atTop ? null : { around: key };
    }, []),
  };
}

/** Names of the queries that answer one search. */
const COUNTS = ["histogram", "facets"] as const;
const PARTS = ["events", ...COUNTS, "patterns", "compare"] as const;

/** True for a query that counts or groups events, beside the pages of the list. */
export function isCount({ queryKey: [part] }: Query): boolean {
  return part !== "events" && PARTS.some((name) => name === part);
}

const FROM_HERE = { asof: undefined, since: null, next: null } as const;
