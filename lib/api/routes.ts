import { z } from "zod";
import { ALERT_ROUTES } from "./alert-routes";
import type { ApiRoute } from "./api-route";
import { AUDIT_ROUTES } from "./audit-routes";
import { CASE_ROUTES } from "./case-routes";
import { explanationSchema, suggestionSchema } from "./contract";
import { COVERAGE_ROUTES } from "./coverage-routes";
import { DESK_ROUTES } from "./desk-routes";
import { EVENT_ROUTES } from "./event-routes";
import { HUNT_ROUTES } from "./hunt-routes";
import { statusSchema } from "./import-contract";
import { IMPORT_ROUTES } from "./import-routes";
import { INTEGRITY_ROUTES } from "./integrity-routes";
import { lineageParamsSchema, lineageSchema } from "./lineage-contract";
import { overviewParamsSchema, overviewSchema } from "./overview-contract";
import { explainParamsSchema, suggestParamsSchema } from "./parameters";
import { PEOPLE_ROUTES } from "./people-routes";
import { PROFILE_ROUTES } from "./profile-routes";
import { REGION_ROUTES } from "./region-routes";
import { REPORT_ROUTES } from "./report-routes";
import { RULE_ROUTES } from "./rule-routes";
import { SHARE_ROUTES } from "./share-routes";
import { SIGN_IN_ROUTES } from "./sign-in-routes";

const healthSchema = z.object({ ok: z.boolean(), seq: z.number().int() });

/** Every route below `/api`. */
export const ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/overview",
    summary:
      "What changed in a period: activity, what is new, what is unusual, ingest and coverage",
    query: overviewParamsSchema,
    answer: overviewSchema,
  },
  ...EVENT_ROUTES,
  ...DESK_ROUTES,
  {
    method: "get",
    path: "/api/lineage",
    summary: "Who stood behind an event, a session or a principal, and how that is known",
    query: lineageParamsSchema,
    answer: lineageSchema,
  },
  ...PROFILE_ROUTES,
  ...REPORT_ROUTES,
  ...REGION_ROUTES,
  ...ALERT_ROUTES,
  ...CASE_ROUTES,
  ...HUNT_ROUTES,
  ...RULE_ROUTES,
  ...AUDIT_ROUTES,
  ...SHARE_ROUTES,
  ...INTEGRITY_ROUTES,
  ...COVERAGE_ROUTES,
  {
    method: "get",
    path: "/api/suggest",
    summary: "What may be typed at the caret of a query",
    query: suggestParamsSchema,
    answer: z.array(suggestionSchema),
  },
  {
    method: "get",
    path: "/api/explain",
    summary: "A query in plain words, and what is wrong with it",
    query: explainParamsSchema,
    answer: explanationSchema,
  },
  ...IMPORT_ROUTES,
  ...SIGN_IN_ROUTES,
  ...PEOPLE_ROUTES,
  {
    method: "get",
    path: "/api/status",
    summary: "What the index holds",
    answer: statusSchema,
  },
  {
    method: "get",
    path: "/api/health",
    summary: "Whether the database answers",
    answer: healthSchema,
  },
  {
    method: "get",
    path: "/api/openapi.json",
    summary: "This document",
    answer: z.record(z.string(), z.unknown()),
  },
];
