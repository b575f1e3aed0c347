import { queryOptions } from "@tanstack/react-query";
import type { By, EventSearch } from "@/lib/search/event-search";
import type { EventPage, Facets, Histogram, SearchParams } from "./contract";
import { fetchJson } from "./fetch-json";

/** Which events, in which order (`-time` newest first), and which further values each row brings. */
export interface EventListing extends SearchParams {
  readonly sort: "-time" | "time";
  /** Columns whose values are not in every row: `request.bucketName`. */
  readonly cols: readonly string[];
}

/** Rows asked for at once; every page but the last is full. */
export const PAGE_SIZE = 100;

/** The part of a page's link that says which events are listed. */
export function toListing({ q, from, to, asof, sort, cols }: EventSearch): EventListing {
  return {
    q,
    from: from ?? undefined,
    to: to ?? undefined,
    asof: asof ?? undefined,
    sort,
    cols: cols.map(({ field }) => field).filter((field) => !IN_EVERY_ROW.has(field)),
  };
}

/** Catalogue fields that every row has without being asked. */
const IN_EVERY_ROW: ReadonlySet<string> = new Set([
  "time",
  "event",
  "service",
  "region",
  "account",
  "user",
  "kind",
  "ip",
  "ua",
  "outcome",
  "error",
  "readonly",
  "category",
  "resource",
  "flag",
]);

/** The conditions as URL parameters in a fixed order, defaults left out. */
export function toParams(search: SearchParams): URLSearchParams {
  const params = new URLSearchParams();
  if (search.q !== "") params.set("q", search.q);
  if (search.from !== undefined) params.set("from", search.from);
  if (search.to !== undefined) params.set("to", search.to);
  if (search.asof !== undefined) params.set("asof", String(search.asof));
  return params;
}

export function eventsUrl(
  part: string,
  search: SearchParams,
  extra: Record<string, string> = {},
): string {
  const params = toParams(search);
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  const text = params.toString();
  return text === "" ? `/api/events${part}` : `/api/events${part}?${text}`;
}

/** Where in a list a page is: behind a cursor, around an event, at the far end; null is the first. */
export type PagePlace =
  | { readonly cursor: string }
  | { readonly around: string }
  | { readonly at: "last" }
  | null;

/** One page of rows. */
export function eventPageQuery(listing: EventListing, place: PagePlace) {
  const extra: Record<string, string> = { limit: String(PAGE_SIZE), ...place };
  if (listing.sort === "time") extra.sort = "time";
  if (listing.cols.length > 0) extra.cols = listing.cols.join(",");
  const url = eventsUrl("", listing, extra);
  return queryOptions({
    queryKey: ["events", url],
    queryFn: ({ signal }) => fetchJson<EventPage>(url, signal),
    // Pages scrolled out of sight are forgotten after a minute and asked again by their cursor.
    gcTime: 60_000,
  });
}

/** How events are counted over time; the server knows no `local`, so its name is sent. */
export function timeParams(by: By, zone: string): Record<string, string> {
  const { timeZone } =
    zone === "local" ? Intl.DateTimeFormat().resolvedOptions() : { timeZone: zone };
  return {
    ...(by !== "outcome" && { by }),
    ...(timeZone.toLowerCase() !== "utc" && { tz: timeZone }),
  };
}

/** Counts over time, stacked by outcome and in days of UTC unless told. */
export function histogramQuery(search: SearchParams, by: By = "outcome", zone = "utc") {
  const url = eventsUrl("/histogram", search, timeParams(by, zone));
  return queryOptions({
    queryKey: ["histogram", url],
    queryFn: ({ signal }) => fetchJson<Histogram>(url, signal),
  });
}

/** The most frequent values of several fields, and on request the least frequent ones. */
export function facetsQuery(
  search: SearchParams,
  fields: readonly string[],
  { top = 10, rare = 0, contains = "" } = {},
) {
  const extra: Record<string, string> = { fields: fields.join(","), top: String(top) };
  if (rare > 0) extra.rare = String(rare);
  if (contains !== "") extra.contains = contains;
  const url = eventsUrl("/facets", search, extra);
  return queryOptions({
    queryKey: ["facets", url],
    queryFn: ({ signal }) => fetchJson<Facets>(url, signal),
  });
}
