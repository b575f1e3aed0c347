import {
  actionChangeSchema,
  alertActionsSchema,
  newActionSchema,
  savedActionSchema,
} from "./action-contract";
import {
  alertChangedSchema,
  alertChangeSchema,
  alertChangesSchema,
  alertCountParamsSchema,
  alertCountSchema,
  alertDetailSchema,
  alertExportParamsSchema,
  alertListParamsSchema,
  alertListSchema,
} from "./alert-contract";
import {
  eventAlertsSchema,
  evidenceExportParamsSchema,
  evidencePageSchema,
  evidenceParamsSchema,
} from "./alert-evidence-contract";
import type { ApiRoute } from "./api-route";
import {
  addedSuppressionSchema,
  newNormalSchema,
  newSuppressionSchema,
  suppressionActionSchema,
  suppressionsSchema,
} from "./suppression-contract";

/** Routes about alerts: what rules and detectors found, what became of it, and what is hidden. */
export const ALERT_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/alert-actions",
    summary: "Where alerts are sent, and what became of the newest messages",
    answer: alertActionsSchema,
  },
  {
    method: "post",
    path: "/api/alert-actions",
    summary: "Have alerts sent somewhere, from now on",
    body: newActionSchema,
    answer: savedActionSchema,
  },
  {
    method: "post",
    path: "/api/alert-actions/{id}",
    summary: "Change, switch, try or remove an action, or have its failed messages sent again",
    body: actionChangeSchema,
    answer: savedActionSchema,
  },
  {
    method: "get",
    path: "/api/alerts",
    summary: "Alerts, page by page, with what they can be narrowed by",
    query: alertListParamsSchema,
    answer: alertListSchema,
  },
  {
    method: "post",
    path: "/api/alerts",
    summary: "Change several alerts alike; who did is in their history",
    body: alertChangesSchema,
    answer: alertChangedSchema,
  },
  {
    method: "get",
    path: "/api/alerts/count",
    summary: "How many alerts a filter finds, and the worst level of them",
    query: alertCountParamsSchema,
    answer: alertCountSchema,
  },
  {
    method: "get",
    path: "/api/alerts/export",
    summary: "All alerts of a filter as a file",
    query: alertExportParamsSchema,
    answer: ["text/csv", "application/x-ndjson"],
  },
  {
    method: "get",
    path: "/api/alerts/{id}",
    summary: "One alert: why, its numbers, its rule, its hours, its history and what was sent",
    answer: alertDetailSchema,
  },
  {
    method: "post",
    path: "/api/alerts/{id}",
    summary: "Acknowledge, close, open again, assign or annotate an alert",
    body: alertChangeSchema,
    answer: alertDetailSchema,
  },
  {
    method: "post",
    path: "/api/alerts/{id}/normal",
    summary: "Say that what a detector found is normal for its subject, for a time",
    body: newNormalSchema,
    answer: addedSuppressionSchema,
  },
  {
    method: "get",
    path: "/api/alerts/{id}/events",
    summary: "The events behind an alert, page by page",
    query: evidenceParamsSchema,
    answer: evidencePageSchema,
  },
  {
    method: "get",
    path: "/api/alerts/{id}/export",
    summary: "All events behind an alert as a file",
    query: evidenceExportParamsSchema,
    answer: ["text/csv", "application/x-ndjson"],
  },
  {
    method: "get",
    path: "/api/events/{key}/alerts",
    summary: "Rules and detectors that found one event, and why; secrets masked",
    answer: eventAlertsSchema,
  },
  {
    method: "get",
    path: "/api/suppressions",
    summary: "What is hidden, why, until when, and how much it hid",
    answer: suppressionsSchema,
  },
  {
    method: "post",
    path: "/api/suppressions",
    summary: "Hide hits that a Sigma filter fits, for a time; who did is recorded",
    body: newSuppressionSchema,
    answer: addedSuppressionSchema,
  },
  {
    method: "post",
    path: "/api/suppressions/{id}",
    summary: "End a suppression; who did is recorded",
    body: suppressionActionSchema,
    answer: addedSuppressionSchema,
  },
];
