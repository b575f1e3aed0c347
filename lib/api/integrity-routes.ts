import type { ApiRoute } from "./api-route";
import {
  fileProofSchema,
  findingExportParamsSchema,
  findingPageSchema,
  findingParamsSchema,
  integritySchema,
  newVerificationSchema,
  startedRunSchema,
  verificationActionSchema,
  verificationRunDetailSchema,
} from "./integrity-contract";

/** Routes about proof: runs of the validation, what they found, and what is known of each file. */
export const INTEGRITY_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/integrity",
    summary: "Which log files are proven by CloudTrail's signed digests, and the newest runs",
    answer: integritySchema,
  },
  {
    method: "post",
    path: "/api/integrity",
    summary: "Verify what is indexed, or what lies at its source now; who asked is recorded",
    body: newVerificationSchema,
    answer: startedRunSchema,
  },
  {
    method: "get",
    path: "/api/integrity/{id}",
    summary: "One run: its scope, how far it is, and its figures",
    answer: verificationRunDetailSchema,
  },
  {
    method: "post",
    path: "/api/integrity/{id}",
    summary: "Cancel a run; who did is recorded",
    body: verificationActionSchema,
    answer: startedRunSchema,
  },
  {
    method: "get",
    path: "/api/integrity/{id}/findings",
    summary: "What a run found, page by page, with the events concerned",
    query: findingParamsSchema,
    answer: findingPageSchema,
  },
  {
    method: "get",
    path: "/api/integrity/{id}/export",
    summary: "Everything that a run found, as a file",
    query: findingExportParamsSchema,
    answer: ["text/csv", "application/json"],
  },
  {
    method: "get",
    path: "/api/integrity/files/{id}",
    summary: "What proves or contradicts one log file",
    answer: fileProofSchema,
  },
];
