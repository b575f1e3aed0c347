import type { ApiRoute } from "./api-route";
import { noParamsSchema } from "./parameters";
import {
  bundleParamsSchema,
  comparisonParamsSchema,
  comparisonSchema,
  newReportSchema,
  reportActionSchema,
  reportFormParamsSchema,
  reportPreviewSchema,
  reportSchema,
  reportsParamsSchema,
  reportsSchema,
  startedReportSchema,
} from "./report-contract";
import {
  changedScheduleSchema,
  newScheduleSchema,
  scheduleActionSchema,
  schedulesSchema,
} from "./schedule-contract";

/** Routes about reports. */
export const REPORT_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/reports",
    summary: "The newest reports, all or by state and pack, and the packs that one can be made by",
    query: reportsParamsSchema,
    answer: reportsSchema,
  },
  {
    method: "post",
    path: "/api/reports",
    summary: "Ask for a report, which the worker makes",
    body: newReportSchema,
    answer: startedReportSchema,
  },
  {
    method: "get",
    path: "/api/reports/{id}",
    summary: "One report: how far it is, its document, and what was added to it",
    query: noParamsSchema,
    answer: reportSchema,
  },
  {
    method: "post",
    path: "/api/reports/{id}",
    summary: "Cancel a report, or add a sign-off, a comment or an exception to it",
    body: reportActionSchema,
    answer: startedReportSchema,
  },
  {
    method: "get",
    path: "/api/reports/{id}/document",
    summary:
      "The document of a report: JSON as it was hashed, PDF, HTML, Markdown, or all as a ZIP",
    query: reportFormParamsSchema,
    answer: [
      ...["application/json", "application/pdf", "text/html"],
      ...["text/markdown", "application/zip"],
    ],
  },
  {
    method: "get",
    path: "/api/reports/{id}/bundle",
    summary:
      "A report with the records it cites, what proves them, and programs that check it, signed",
    query: bundleParamsSchema,
    answer: ["application/zip"],
  },
  {
    method: "get",
    path: "/api/reports/{id}/comparison",
    summary: "What changed since an earlier report by the same pack and of the same accounts",
    query: comparisonParamsSchema,
    answer: comparisonSchema,
  },
  {
    method: "post",
    path: "/api/reports/preview",
    summary: "What a report would hold, before it is asked for: its controls and their counts",
    body: newReportSchema,
    answer: reportPreviewSchema,
  },
  {
    method: "get",
    path: "/api/reports/schedules",
    summary: "Schedules of reports: one's own, or everybody's for who manages the installation",
    query: noParamsSchema,
    answer: schedulesSchema,
  },
  {
    method: "post",
    path: "/api/reports/schedules",
    summary: "Make a report again and again, and tell people or write it into a folder",
    body: newScheduleSchema,
    answer: changedScheduleSchema,
  },
  {
    method: "post",
    path: "/api/reports/schedules/{id}",
    summary: "Pause, resume or end a schedule",
    body: scheduleActionSchema,
    answer: changedScheduleSchema,
  },
];
