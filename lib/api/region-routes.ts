import type { ApiRoute } from "./api-route";
import {
  regionGridSchema,
  regionParamsSchema,
  regionPolicyAnswerSchema,
  regionPolicySchema,
} from "./region-contract";

/** Routes about Regions: what happened in each, and which are usual. */
export const REGION_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/regions",
    summary: "Regions over time: counts, what is unusual, and which Regions are usual",
    query: regionParamsSchema,
    answer: regionGridSchema,
  },
  {
    method: "post",
    path: "/api/regions/policy",
    summary: "Say what a Region is for an account, or take that back; who said so is recorded",
    body: regionPolicySchema,
    answer: regionPolicyAnswerSchema,
  },
];
