import { queryOptions } from "@tanstack/react-query";
import type { EventDetail } from "./contract";
import { eventsUrl } from "./event-queries";
import { fetchJson } from "./fetch-json";

/**
 * One event with every field, its raw record and where it lies. The events before and after it are
 * those of the files committed up to `asof`; null: of all.
 */
export function eventDetailQuery(key: string, asof: number | null = null) {
  const url = eventsUrl(`/${encodeURIComponent(key)}`, { q: "", asof: asof ?? undefined });
  return queryOptions({
    queryKey: ["event", url],
    queryFn: ({ signal }) => fetchJson<EventDetail>(url, signal),
  });
}

/** The record's exact bytes. */
export function rawRecordUrl(key: string): string {
  return `/api/events/${encodeURIComponent(key)}/raw`;
}
