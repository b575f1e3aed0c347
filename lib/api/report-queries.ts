import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type {
  Comparison,
  NewAddition,
  NewReport,
  Report,
  ReportForm,
  ReportPreview,
  Reports,
  ReportsParams,
} from "./report-contract";

const POLL_MS = 2_000;
const isOpen = (state: string | undefined) => state === "waiting" || state === "running";

/** The newest reports and the packs; asked again while one is being made. */
export function reportsQuery(params: ReportsParams = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const query = search.size > 0 ? `?${search}` : "";
  return queryOptions({
    queryKey: ["reports", query],
    queryFn: ({ signal }) => fetchJson<Reports>(`/api/reports${query}`, signal),
    refetchInterval: ({ state }) =>
      state.data?.reports.some((report) => isOpen(report.state)) ? POLL_MS : false,
  });
}

/** One report; asked again until it has ended. */
export function reportQuery(id: number) {
  return queryOptions({
    queryKey: ["report", id],
    queryFn: ({ signal }) => fetchJson<Report>(`/api/reports/${id}`, signal),
    refetchInterval: ({ state }) => (isOpen(state.data?.state) ? POLL_MS : false),
  });
}

/** A report beside an earlier one. @param withId null: the newest before it */
export function comparisonQuery(id: number, withId: number | null) {
  const query = withId === null ? "" : `?with=${withId}`;
  return queryOptions({
    queryKey: ["report-comparison", id, withId],
    queryFn: ({ signal }) => fetchJson<Comparison>(`/api/reports/${id}/comparison${query}`, signal),
  });
}

/** Where the document of a report is downloaded. */
export function reportDocumentUrl(id: number, form: ReportForm): string {
  return `/api/reports/${id}/document?form=${form}`;
}

/** Where a report is downloaded with all that it rests on. */
export function reportBundleUrl(id: number, withLogs: boolean): string {
  return `/api/reports/${id}/bundle${withLogs ? "?logs=yes" : ""}`;
}

/** Asks for a report. */
export function startReport(report: Partial<NewReport>): Promise<{ id: number }> {
  return postJson("/api/reports", report);
}

/** What a report would hold. */
export function previewReport(report: Partial<NewReport>): Promise<ReportPreview> {
  return postJson("/api/reports/preview", report);
}

/** Asks a report to end. */
export function cancelReport(id: number): Promise<unknown> {
  return postJson(`/api/reports/${id}`, { action: "cancel" });
}

/** Adds a sign-off, a comment or an exception. */
export function addToReport(id: number, addition: NewAddition): Promise<unknown> {
  return postJson(`/api/reports/${id}`, { action: "add", addition });
}
