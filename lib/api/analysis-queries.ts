import { queryOptions } from "@tanstack/react-query";
import type {
  Arrivals,
  Comparison,
  ContextMode,
  EventContext,
  Patterns,
  RecordDiff,
  RelatedEvents,
} from "./analysis-contract";
import type { Revealed, SearchParams } from "./contract";
import { eventsUrl } from "./event-queries";
import { fetchJson, postJson } from "./fetch-json";

const ofEvent = (key: string, part: string) => `/api/events/${encodeURIComponent(key)}/${part}`;

/** What happened around one event. `q` undefined: the page's query does not apply. */
export function contextQuery(
  key: string,
  mode: ContextMode,
  windowSeconds: number,
  { q, asof }: { readonly q?: string | undefined; readonly asof?: number | undefined } = {},
) {
  const params = new URLSearchParams({ mode, window: String(windowSeconds) });
  if (q !== undefined) params.set("q", q);
  if (asof !== undefined) params.set("asof", String(asof));
  const url = `${ofEvent(key, "context")}?${params}`;
  return queryOptions({
    queryKey: ["context", url],
    queryFn: ({ signal }) => fetchJson<EventContext>(url, signal),
  });
}

/** Events tied to one event by an id or a credential, of the files committed up to `asof`. */
export function relatedQuery(key: string, asof: number | null = null) {
  const url = `${ofEvent(key, "related")}${asof === null ? "" : `?asof=${asof}`}`;
  return queryOptions({
    queryKey: ["related", url],
    queryFn: ({ signal }) => fetchJson<RelatedEvents>(url, signal),
  });
}

/** What differs between two records; `before` is a key, `previous` or `neighbour` as of `asof`. */
export function diffQuery(after: string, before: string, asof: number | null = null) {
  const params = new URLSearchParams({ after, before });
  if (asof !== null) params.set("asof", String(asof));
  const url = `/api/events/diff?${params}`;
  return queryOptions({
    queryKey: ["diff", url],
    queryFn: ({ signal }) => fetchJson<RecordDiff>(url, signal),
  });
}

/** Events grouped by what they are. */
export function patternsQuery(search: SearchParams) {
  const url = eventsUrl("/patterns", search);
  return queryOptions({
    queryKey: ["patterns", url],
    queryFn: ({ signal }) => fetchJson<Patterns>(url, signal),
  });
}

/** In what a selection differs from a baseline. */
export function compareQuery(search: SearchParams, sel: string | null, cmp: string) {
  const url = eventsUrl("/compare", search, { ...(sel !== null && { sel }), cmp });
  return queryOptions({
    queryKey: ["compare", url],
    queryFn: ({ signal }) => fetchJson<Comparison>(url, signal),
  });
}

/** What a search has gained since a watermark. */
export function arrivalsQuery(search: SearchParams, since: number) {
  const url = eventsUrl("/arrivals", { ...search, asof: undefined }, { since: String(since) });
  return queryOptions({
    queryKey: ["arrivals", url],
    queryFn: ({ signal }) => fetchJson<Arrivals>(url, signal),
  });
}

/** The record with its secrets. Showing them is recorded, so it is asked for and never cached. */
export async function revealRecord(key: string, reason: string): Promise<Revealed> {
  return await postJson<Revealed>(ofEvent(key, "reveal"), { reason });
}
