import { DEFAULT_SEARCH, type EventSearch } from "@/lib/search/event-search";

/**
 * Closes the open event, with all that the link says about how it is shown. `cmp` is its, too,
 * save in the comparison, where it names the baseline.
 */
export function closeEvent({ e, view, cmp }: EventSearch): Partial<EventSearch> {
  const { p, ctx } = DEFAULT_SEARCH;
  return { e: null, p, ctx, cmp: e === null || view === "compare" ? cmp : null };
}
