import type { QueryClient } from "@tanstack/react-query";
import type { Histogram } from "@/lib/api/contract";
import { eventPageQuery, histogramQuery, toListing } from "@/lib/api/event-queries";
import { toIsoTime } from "@/lib/format/time";
import type { EventSearch } from "@/lib/search/event-search";
import { resolveTime } from "@/lib/search/time-range";

/** The answer on screen. */
export interface Answer {
  /** Watermark that it was read at. */
  readonly asof: number;
  /** When it was given. */
  readonly atMs: number;
  /** Its time axis; null when events are counted by reading records, which may not be over. */
  readonly axis: Pick<Histogram, "fromMs" | "toMs" | "total" | "buckets"> | null;
}

/**
 * The answer to a view, as it is on screen or else asked now. Rejects with ApiError.
 * @param zone clock of the page
 */
export async function findAnswer(
  view: EventSearch,
  client: QueryClient,
  zone: string,
): Promise<Answer> {
  const listing = toListing(view);
  const counts = histogramQuery(listing, view.by, zone);
  const axis = client.getQueryData(counts.queryKey) ?? null;
  const page = eventPageQuery(listing, null);
  const { asof } = axis ?? (await client.ensureQueryData(page));
  const state = client.getQueryState(axis === null ? page.queryKey : counts.queryKey);
  return { asof, atMs: state?.dataUpdatedAt ?? Date.now(), axis };
}

/**
 * The view that shows the same events for ever: times that move with the clock become those of the
 * answer, and later files are left out. An open end is closed at the axis only when no event lies
 * beyond it (undated ones do), so that freezing changes no number.
 */
export function freezeView(view: EventSearch, { asof, atMs, axis }: Answer): EventSearch {
  const close = (written: string | null, edgeMs: number | undefined) => {
    if (written !== null) return toIsoTime(resolveTime(written, atMs));
    return edgeMs === undefined ? null : toIsoTime(edgeMs);
  };
  const edges = axis !== null && drawnEvents(axis) === axis.total ? axis : null;
  return {
    ...view,
    from: close(view.from, edges?.fromMs),
    to: close(view.to, edges?.toMs),
    asof,
  };
}

function drawnEvents({ buckets }: Pick<Histogram, "buckets">): number {
  return buckets.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0);
}
