import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type {
  FileProof,
  FindingPage,
  Integrity,
  NewVerification,
  VerificationRun,
  VerificationRunDetail,
} from "./integrity-contract";

const WORKING_POLL_MS = 1_500;

/** True until nothing about the run will change any more. */
export function isUnderway({ state }: Pick<VerificationRun, "state">): boolean {
  return state === "waiting" || state === "running";
}

/** What is known now, and the newest runs; asked again only while one is underway. */
export function integrityQuery() {
  return queryOptions({
    queryKey: ["integrity"],
    queryFn: ({ signal }) => fetchJson<Integrity>("/api/integrity", signal),
    refetchInterval: ({ state }) => (state.data?.runs.some(isUnderway) ? WORKING_POLL_MS : false),
  });
}

/** One run; asked again only until it has ended. */
export function runQuery(id: number) {
  return queryOptions({
    queryKey: ["integrity", "run", id],
    queryFn: ({ signal }) => fetchJson<VerificationRunDetail>(`/api/integrity/${id}`, signal),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderway(state.data) ? WORKING_POLL_MS : false,
  });
}

/**
 * One page of what a run found; null: of every kind.
 * @param found findings so far: asked anew when a run that is underway has found more
 */
export function findingsQuery(
  runId: number,
  found: number,
  kind: string | null,
  cursor: string | null,
) {
  const params = new URLSearchParams();
  if (kind !== null) params.set("kind", kind);
  if (cursor !== null) params.set("cursor", cursor);
  const url = `/api/integrity/${runId}/findings?${params}`;
  return queryOptions({
    queryKey: ["integrity", "findings", url, found],
    queryFn: ({ signal }) => fetchJson<FindingPage>(url, signal),
    placeholderData: keepPreviousData,
  });
}

/** Everything that a run found, as a file. */
export function findingsUrl(runId: number, format: "csv" | "json"): string {
  return `/api/integrity/${runId}/export?format=${format}`;
}

/** What proves or contradicts one log file. */
export function fileProofQuery(fileId: number) {
  return queryOptions({
    queryKey: ["integrity", "file", fileId],
    queryFn: ({ signal }) => fetchJson<FileProof>(`/api/integrity/files/${fileId}`, signal),
  });
}

/** Asks for a run. */
export function startVerification(scope: NewVerification): Promise<{ id: number }> {
  return postJson("/api/integrity", scope);
}

/** Ends a run; what it found until then is kept. */
export function cancelVerification(id: number): Promise<{ id: number }> {
  return postJson(`/api/integrity/${id}`, { action: "cancel" });
}
