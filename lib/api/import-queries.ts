import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type {
  FileState,
  LogFileDetail,
  LogFilePage,
  NewSource,
  SourceAction,
} from "./import-contract";
import { IDLE_POLL_MS } from "./import-progress-query";

/** Which files of the ledger. */
export interface FileFilter {
  readonly source: number | null;
  readonly state: FileState | null;
  readonly q: string;
}

function filterParams(filter: FileFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.source !== null) params.set("source", String(filter.source));
  if (filter.state !== null) params.set("state", filter.state);
  if (filter.q !== "") params.set("q", filter.q);
  return params;
}

/** One page of log files with their state. */
export function logFilesQuery(filter: FileFilter, cursor: string | null) {
  const params = filterParams(filter);
  if (cursor !== null) params.set("cursor", cursor);
  const url = `/api/imports/files?${params}`;
  return queryOptions({
    queryKey: ["log-files", url],
    queryFn: ({ signal }) => fetchJson<LogFilePage>(url, signal),
    placeholderData: keepPreviousData,
    refetchInterval: IDLE_POLL_MS,
  });
}

/** One log file with its rejected records. */
export function logFileQuery(id: number) {
  return queryOptions({
    queryKey: ["log-file", id],
    queryFn: ({ signal }) => fetchJson<LogFileDetail>(`/api/imports/files/${id}`, signal),
  });
}

/** The bytes of one rejected record. */
export function rejectUrl(fileId: number, ordinal: number): string {
  return `/api/imports/files/${fileId}/rejects/${ordinal}`;
}

/** The whole ledger as CSV. */
export const LEDGER_CSV_URL = "/api/imports/export";

/** Adds a folder, a bucket or the sample. */
export function addSource(source: NewSource): Promise<unknown> {
  return postJson("/api/imports", source);
}

/** Pauses, resumes, lists again, retries or removes a source. */
export function changeSource(id: number, action: SourceAction["action"]): Promise<unknown> {
  return postJson(`/api/imports/${id}`, { action });
}

/** Puts one failed file back into the queue. */
export function retryFile(id: number): Promise<unknown> {
  return postJson(`/api/imports/files/${id}`, { action: "retry" });
}
