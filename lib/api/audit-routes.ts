import type { ApiRoute } from "./api-route";
import {
  auditExportParamsSchema,
  auditListSchema,
  auditParamsSchema,
  auditProofRequestSchema,
  auditProofSchema,
} from "./audit-contract";

/** Routes about the audit log. */
export const AUDIT_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/audit",
    summary: "Who did what, newest first; `mine=1`: one's own entries",
    query: auditParamsSchema,
    answer: auditListSchema,
  },
  {
    method: "get",
    path: "/api/audit/export",
    summary: "The audit log as lines of JSON with the text that is sealed, or as CSV",
    query: auditExportParamsSchema,
    answer: ["application/x-ndjson", "text/csv"],
  },
  {
    method: "post",
    path: "/api/audit/proof",
    summary: "Walks the chain of the audit log and names the first link that is broken",
    body: auditProofRequestSchema,
    answer: auditProofSchema,
  },
];
