import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AuditFilters, AuditList, AuditProof } from "./audit-contract";
import { fetchJson, postJson } from "./fetch-json";

/** The address of a question about the audit log. */
export function auditUrl(path: "" | "/export", params: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(params).toString();
  return `/api/audit${path}${query === "" ? "" : `?${query}`}`;
}

/** Filters as parameters of an address; those that are not set are left out. */
export function auditSearch(filters: AuditFilters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, value]],
    ),
  );
}

/** The audit log, page by page. */
export function auditQuery(filters: AuditFilters) {
  const search = auditSearch(filters);
  return infiniteQueryOptions({
    queryKey: ["audit", search],
    initialPageParam: null as number | null,
    queryFn: ({ signal, pageParam }) =>
      fetchJson<AuditList>(
        auditUrl("", { ...search, ...(pageParam !== null && { before: String(pageParam) }) }),
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  });
}

export async function proveAuditLog(head: string): Promise<AuditProof> {
  return await postJson<AuditProof>("/api/audit/proof", head === "" ? {} : { head });
}
