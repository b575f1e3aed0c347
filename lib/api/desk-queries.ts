import { queryOptions } from "@tanstack/react-query";
import type {
  ExportProgress,
  SavedView,
  SavedViews,
  SearchRun,
  SearchRuns,
  ShortLink,
} from "./desk-contract";
import { type EventListing, eventsUrl } from "./event-queries";
import { fetchJson, postJson } from "./fetch-json";

export const EXPORT_FORMATS = ["ndjson", "json", "csv", "md"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The address of a whole result as a download; progress is asked for under `id`, a UUID. */
export function exportUrl(
  listing: EventListing,
  format: ExportFormat,
  { id, tz = "utc" }: { readonly id: string; readonly tz?: string },
): string {
  return eventsUrl("/export", listing, {
    format,
    id,
    ...(listing.sort === "time" && { sort: listing.sort }),
    ...(listing.cols.length > 0 && { cols: listing.cols.join(",") }),
    ...(tz !== "utc" && { tz }),
  });
}

/** How far a download is. */
export function exportProgressQuery(id: string) {
  return queryOptions({
    queryKey: ["export", id],
    queryFn: ({ signal }) => fetchJson<ExportProgress>(`/api/exports/${id}`, signal),
  });
}

export async function cancelExport(id: string): Promise<ExportProgress> {
  return await postJson<ExportProgress>(`/api/exports/${id}`, { action: "cancel" });
}

/** One's own saved views and shared ones. */
export const savedViewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: ({ signal }) => fetchJson<SavedViews>("/api/views", signal),
});

export async function saveView(view: {
  readonly name: string;
  readonly url: string;
  readonly shared: boolean;
}): Promise<SavedView> {
  return await postJson<SavedView>("/api/views", view);
}

export type SavedViewAction =
  | { readonly action: "delete" }
  | { readonly action: "rename"; readonly name: string }
  | { readonly action: "replace"; readonly url: string }
  | { readonly action: "share"; readonly shared: boolean };

export async function changeView(id: number, action: SavedViewAction): Promise<SavedViews> {
  return await postJson<SavedViews>(`/api/views/${id}`, action);
}

/** A short link to a path of this site. */
export async function shortenLink(url: string): Promise<ShortLink> {
  return await postJson<ShortLink>("/api/links", { url });
}

/** One's own searches, newest first. */
export function searchRunsQuery(cursor: number | null, limit = 100) {
  const params = new URLSearchParams({ limit: String(limit) });
  if (cursor !== null) params.set("cursor", String(cursor));
  const url = `/api/history?${params}`;
  return queryOptions({
    queryKey: ["history", url],
    queryFn: ({ signal }) => fetchJson<SearchRuns>(url, signal),
    // Each search that is made adds to it.
    staleTime: 0,
  });
}

export async function rememberSearch(run: {
  readonly q: string;
  readonly url: string;
  readonly parentId: number | null;
  readonly found: number | null;
}): Promise<SearchRun> {
  return await postJson<SearchRun>("/api/history", run);
}
