"use client";

import { useState } from "react";
import type { EventPage } from "@/lib/api/contract";
import type { EventListing } from "@/lib/api/event-queries";

interface Shown {
  /** Changes with each new answer: the list starts anew at its top. */
  readonly id: number;
  readonly listing: EventListing;
  readonly page: EventPage;
}

/**
 * The last listing that was answered. While a new one loads, or when it is refused, its rows stay
 * on screen; the caller marks them as old by comparing the listings.
 */
export function useShownListing(listing: EventListing, page: EventPage | undefined): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  if (page !== undefined && (shown?.listing !== listing || shown.page !== page)) {
    const next = { id: (shown?.id ?? 0) + 1, listing, page };
    setShown(next);
    return next;
  }
  return shown;
}
