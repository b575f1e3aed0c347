"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type EventListing, toListing } from "@/lib/api/event-queries";
import { isZone } from "@/lib/format/time";
import type { EventSearch } from "@/lib/search/event-search";
import { type ParsedSearch, parseSearch, printSearch } from "@/lib/search/url";
import { noteDecision } from "./history-memory";

export interface EventViewState {
  readonly view: EventSearch;
  /** Parameters of the link that this version does not know. */
  readonly ignored: readonly string[];
  readonly listing: EventListing;
  /**
   * Writes a changed view to the URL. `push` for a decision that Back undoes, `replace` for moving
   * about inside one.
   */
  readonly change: (patch: Partial<EventSearch>, how?: "push" | "replace") => void;
}

/** The URL is the only place where the state of the events page lives. */
export function useEventView(): EventViewState {
  const params = useSearchParams();
  const text = params.toString();
  const { search: view, ignored } = useMemo(() => readView(text), [text]);
  const change = useCallback<EventViewState["change"]>((patch, how = "push") => {
    const before = readView(window.location.search).search;
    const after = { ...before, ...patch };
    const next = printSearch(after);
    if (next === printSearch(before)) return;
    const url = next === "" ? window.location.pathname : `?${next}`;
    if (how === "push") {
      noteDecision(before, after);
      window.history.pushState(null, "", url);
    } else window.history.replaceState(null, "", url);
  }, []);
  // The same object while only the open event or the look of the page changes.
  const listingText = JSON.stringify(toListing(view));
  const listing = useMemo<EventListing>(() => JSON.parse(listingText), [listingText]);
  return { view, ignored, listing, change };
}

/** Which zones there are depends on the browser, so the link alone cannot tell. */
function readView(text: string): ParsedSearch {
  const read = parseSearch(new URLSearchParams(text));
  const { tz } = read.search;
  if (tz === null || isZone(tz)) return read;
  return { search: { ...read.search, tz: null }, ignored: [...read.ignored, "tz"] };
}
