import type { EventPage } from "@/lib/api/contract";
import type { ShownListing } from "./use-shown-listing";

/** How much of a list is known. */
export interface ListProgress {
  /** Of which answer. */
  readonly id: number;
  readonly known: number;
  /** Both ends have been reached. */
  readonly isWhole: boolean;
  readonly scanned: EventPage["scanned"];
  readonly isLoading: boolean;
}

/** What is known before the first page is drawn. */
export function firstProgress(shown: ShownListing | null): ListProgress {
  if (shown === null) return { id: 0, known: 0, isWhole: false, scanned: null, isLoading: true };
  const { rows, prevCursor, nextCursor, scanned } = shown.page;
  const isWhole = prevCursor === null && nextCursor === null;
  return { id: shown.id, known: rows.length, isWhole, scanned, isLoading: false };
}
