import type { ApiRoute } from "./api-route";
import {
  coverageExportParamsSchema,
  coverageGridSchema,
  coverageParamsSchema,
} from "./coverage-contract";
import { noParamsSchema } from "./parameters";
import { trailRefreshSchema, trailsSchema } from "./trail-contract";

/** Routes about coverage: for which hours the index can speak, and how surely. */
export const COVERAGE_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/coverage",
    summary:
      "Hours by account and Region: proven, delivered, missing or unknown, and gaps with causes",
    query: coverageParamsSchema,
    answer: coverageGridSchema,
  },
  {
    method: "get",
    path: "/api/coverage/export",
    summary: "The same as a file: cells or gaps as CSV, or everything as JSON",
    query: coverageExportParamsSchema,
    answer: ["text/csv", "application/json"],
  },
  {
    method: "get",
    path: "/api/coverage/trails",
    summary: "How each trail is set up, as AWS, recorded calls and digests tell",
    answer: trailsSchema,
  },
  {
    method: "post",
    path: "/api/coverage/trails",
    summary: "Ask AWS now how the trails and their buckets are set up",
    body: noParamsSchema,
    answer: trailRefreshSchema,
  },
];
