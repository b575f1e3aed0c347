import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { fetchJson, postJson } from "./fetch-json";
import type {
  NewReview,
  NewReviewAnswer,
  NewReviewAsked,
  previewSchema,
  ShareList,
  ShareLog,
} from "./share-contract";

/** Review links: of one case, or all that there are. */
export function sharesQuery(caseNumber: number | null) {
  const url = caseNumber === null ? "/api/shares" : `/api/cases/${caseNumber}/shares`;
  return queryOptions({
    queryKey: ["shares", "list", caseNumber],
    queryFn: ({ signal }) => fetchJson<ShareList>(url, signal),
  });
}

/** A case as a recipient would see it. */
export function sharePreviewQuery(caseNumber: number, preset: NewReview["preset"]) {
  const url = `/api/cases/${caseNumber}/shares/preview?preset=${preset}`;
  return queryOptions({
    queryKey: ["shares", "preview", caseNumber, preset],
    queryFn: ({ signal }) => fetchJson<z.output<typeof previewSchema>>(url, signal),
  });
}

/** The access log of one link. */
export function shareLogQuery(publicId: string) {
  return queryOptions({
    queryKey: ["shares", "log", publicId],
    queryFn: ({ signal }) => fetchJson<ShareLog>(`/api/shares/${publicId}`, signal),
  });
}

export function createShares({ number, review }: { number: number; review: NewReviewAsked }) {
  return postJson<NewReviewAnswer>(`/api/cases/${number}/shares`, review);
}

export function revokeShare(publicId: string) {
  return postJson<{ revoked: number }>(`/api/shares/${publicId}`, { action: "revoke" });
}

export function revokeCaseShares(caseNumber: number) {
  return postJson<{ revoked: number }>("/api/shares", { caseNumber });
}
