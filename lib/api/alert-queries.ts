import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  AlertChange,
  AlertChanged,
  AlertChanges,
  AlertCount,
  AlertDetail,
  AlertList,
} from "./alert-contract";
import type { EventAlerts, EvidencePage } from "./alert-evidence-contract";
import { fetchJson, postJson } from "./fetch-json";
import type { NewNormal, NewSuppression, Suppressions } from "./suppression-contract";

/** What is asked of a list of alerts, by the names of the API; what is usual is left out. */
export type AlertsAsked = Readonly<Record<string, string | number>>;

const POLL_MS = 10_000;

function alertsUrl(path: string, asked: AlertsAsked): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) params.set(name, String(value));
  const text = params.toString();
  return `/api/alerts${path}${text === "" ? "" : `?${text}`}`;
}

/** A page of alerts. It stays as it is until it is asked for anew: nothing moves under the reader. */
export function alertListQuery(asked: AlertsAsked) {
  const url = alertsUrl("", asked);
  return queryOptions({
    queryKey: ["alerts", "list", url],
    queryFn: ({ signal }) => fetchJson<AlertList>(url, signal),
  });
}

/** How many alerts a filter finds. */
export function alertCountQuery(asked: AlertsAsked) {
  const url = alertsUrl("/count", asked);
  return queryOptions({
    queryKey: ["alerts", "count", url],
    queryFn: ({ signal }) => fetchJson<AlertCount>(url, signal),
    staleTime: POLL_MS,
    refetchInterval: POLL_MS,
  });
}

/** All alerts of a filter, as a file. */
export function alertExportUrl(asked: AlertsAsked, format: "csv" | "ndjson"): string {
  return alertsUrl("/export", { ...asked, format });
}

/** Everything about one alert but its events. */
export function alertQuery(id: number) {
  return queryOptions({
    queryKey: ["alerts", "one", id],
    queryFn: ({ signal }) => fetchJson<AlertDetail>(`/api/alerts/${id}`, signal),
  });
}

/** The same, asked again and again: whether what is shown is still all there is. */
export function newestAlertQuery(id: number) {
  return queryOptions({
    ...alertQuery(id),
    queryKey: ["alerts", "newest", id],
    staleTime: POLL_MS,
    refetchInterval: POLL_MS,
  });
}

/** A page of the events behind an alert, the newest first. */
export function evidenceQuery(id: number, cursor: string | null) {
  const url = `/api/alerts/${id}/events${cursor === null ? "" : `?${new URLSearchParams({ cursor })}`}`;
  return queryOptions({
    queryKey: ["alerts", "events", url],
    queryFn: ({ signal }) => fetchJson<EvidencePage>(url, signal),
    placeholderData: keepPreviousData,
  });
}

/** All events behind an alert, as a file. */
export function evidenceUrl(id: number, format: "csv" | "ndjson"): string {
  return `/api/alerts/${id}/export?format=${format}`;
}

/** What found one event, and why. */
export function eventAlertsQuery(key: string) {
  return queryOptions({
    queryKey: ["alerts", "event", key],
    queryFn: ({ signal }) =>
      fetchJson<EventAlerts>(`/api/events/${encodeURIComponent(key)}/alerts`, signal),
  });
}

/** Changes one alert; refused when it is not any more as the change takes it to be. */
export function changeAlert(id: number, change: AlertChange): Promise<AlertDetail> {
  return postJson(`/api/alerts/${id}`, change);
}

/** Changes several alerts alike. */
export function changeAlerts(changes: AlertChanges): Promise<AlertChanged> {
  return postJson("/api/alerts", changes);
}

/** What is hidden, why and until when. */
export function suppressionsQuery() {
  return queryOptions({
    queryKey: ["suppressions"],
    queryFn: ({ signal }) => fetchJson<Suppressions>("/api/suppressions", signal),
  });
}

/** Hides what a filter fits. */
export function suppressHits(suppression: NewSuppression): Promise<{ id: number }> {
  return postJson("/api/suppressions", suppression);
}

/** Says that what a detector found is normal for its subject. */
export function declareNormal({
  alertId,
  ...normal
}: NewNormal & { readonly alertId: number }): Promise<{ id: number }> {
  return postJson(`/api/alerts/${alertId}/normal`, normal);
}

/** Ends a suppression. */
export function endSuppression(id: number): Promise<{ id: number }> {
  return postJson(`/api/suppressions/${id}`, { action: "end" });
}
