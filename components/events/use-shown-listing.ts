"use client";

import { useState } from "react";
import type { EventPage } from "@/lib/api/contract";
import { type EventListing, type PagePlace, toParams } from "@/lib/api/event-queries";

export interface ShownListing {
  /** Changes with each new answer. */
  readonly id: number;
  readonly listing: EventListing;
  /** Where in the list the page is. */
  readonly place: PagePlace;
  readonly page: EventPage;
}

/**
 * The last listing that was answered. While a new one loads, or when it is refused, its rows stay
 * on screen; the caller marks them as old by comparing listings and places.
 */
export function useShownListing(
  listing: EventListing,
  place: PagePlace,
  page: EventPage | undefined,
): ShownListing | null {
  const [shown, setShown] = useState<ShownListing | null>(null);
  if (page === undefined) return shown;
  if (shown?.listing === listing && shown.place === place && shown.page === page) return shown;
  const next = { id: (shown?.id ?? 0) + 1, listing, place, page };
  setShown(next);
  return next;
}

/** The same events in the same order; the columns may differ. */
export function isSameSearch(a: EventListing, b: EventListing): boolean {
  return a.sort === b.sort && toParams(a).toString() === toParams(b).toString();
}
