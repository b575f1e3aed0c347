import type { ApiRoute } from "./api-route";
import {
  blockActionSchema,
  blockChangedSchema,
  caseActivitySchema,
  caseChangedSchema,
  caseChangeSchema,
  caseListParamsSchema,
  caseListSchema,
  indicatorActionSchema,
  memberActionSchema,
  memberChangedSchema,
  newCaseSchema,
  newPinSchema,
  numberedSchema,
  openedCaseSchema,
  pinnedSchema,
  removePinSchema,
} from "./case-change-contract";
import { caseSchema } from "./case-contract";

/** Routes about cases: what people make of what they found. Each change is recorded. */
export const CASE_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/cases",
    summary: "Cases that the reader may see, page by page",
    query: caseListParamsSchema,
    answer: caseListSchema,
  },
  {
    method: "post",
    path: "/api/cases",
    summary: "Open a case",
    body: newCaseSchema,
    answer: openedCaseSchema,
  },
  {
    method: "get",
    path: "/api/cases/{number}",
    summary: "A whole case as the reader may see it; secrets in records are masked",
    answer: caseSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}",
    summary: "Change the head of a case; a conflict answers what is there and what was asked",
    body: caseChangeSchema,
    answer: caseChangedSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}/pins",
    summary: "Copy an event, a selection, a query, a chart or a profile into a case",
    body: newPinSchema,
    answer: pinnedSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}/pins/{pin}",
    summary: "Take a pin out of a case, with the steps of the story that show it",
    body: removePinSchema,
    answer: numberedSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}/blocks",
    summary: "Add, edit, move or remove a step of the story; every text it had is kept",
    body: blockActionSchema,
    answer: blockChangedSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}/indicators",
    summary: "Add or remove an indicator",
    body: indicatorActionSchema,
    answer: numberedSchema,
  },
  {
    method: "post",
    path: "/api/cases/{number}/members",
    summary: "Let a person see a case, or no longer",
    body: memberActionSchema,
    answer: memberChangedSchema,
  },
  {
    method: "get",
    path: "/api/cases/{number}/activity",
    summary: "What happened to a case, newest first",
    answer: caseActivitySchema,
  },
  {
    method: "get",
    path: "/api/cases/{number}/export",
    summary: "A whole case with its records as they were, a manifest and SHA-256 sums; recorded",
    answer: ["application/zip"],
  },
];
