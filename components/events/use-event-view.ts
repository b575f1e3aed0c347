"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type EventListing, toListing } from "@/lib/api/event-queries";
import { isZone } from "@/lib/format/time";
import { DEFAULT_SEARCH, type EventSearch } from "@/lib/search/event-search";
import { type ParsedSearch, parseSearch, printSearch } from "@/lib/search/url";
import { noteDecision } from "./history-memory";
import { useSame } from "./use-same";

export type ViewPatch = Partial<EventSearch> | ((view: EventSearch) => Partial<EventSearch>);

export interface EventViewState {
  readonly view: EventSearch;
  /** Parameters of the link that this version does not know. */
  readonly ignored: readonly string[];
  readonly listing: EventListing;
  /**
   * Writes a changed view to the URL. `push` for a decision that Back undoes, `replace` for moving
   * about inside one. A function is given the view as it is by then.
   */
  readonly change: (patch: ViewPatch, how?: "push" | "replace") => void;
}

/** The URL is the only place where the state of the events page lives. */
export function useEventView(): EventViewState {
  const params = useSearchParams();
  const text = params.toString();
  const { search: view, ignored } = useMemo(() => readView(text), [text]);
  const change = useCallback<EventViewState["change"]>((patch, how = "push") => {
    const before = readView(window.location.search).search;
    const after = { ...before, ...(typeof patch === "function" ? patch(before) : patch) };
    const next = printSearch(after);
    if (next === printSearch(before)) return;
    const url = next === "" ? window.location.pathname : `?${next}`;
    if (how === "push") {
      noteDecision(before, after);
      window.history.pushState(null, "", url);
    } else window.history.replaceState(null, "", url);
  }, []);
  // The same object while only the open event or the look of the page changes.
  const listing = useSame(toListing(view));
  return { view, ignored, listing, change };
}

/**
 * Which zones there are depends on the browser, so the link alone cannot tell; and this page has
 * neither scopes nor a grid: what is without effect is said to be.
 */
function readView(text: string): ParsedSearch {
  const { search, ignored } = parseSearch(new URLSearchParams(text));
  const { tz, scope, grid } = search;
  const without = [
    ...(tz === null || isZone(tz) ? [] : ["tz" as const]),
    ...(scope === DEFAULT_SEARCH.scope ? [] : ["scope" as const]),
    ...(grid === DEFAULT_SEARCH.grid ? [] : ["grid" as const]),
  ];
  const usual = Object.fromEntries(without.map((name) => [name, DEFAULT_SEARCH[name]]));
  return { search: { ...search, ...usual }, ignored: [...ignored, ...without] };
}
