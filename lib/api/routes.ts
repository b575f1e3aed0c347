import { z } from "zod";
import {
  arrivalsSchema,
  comparisonSchema,
  contextSchema,
  diffSchema,
  patternsSchema,
  relatedSchema,
} from "./analysis-contract";
import {
  coverageSchema,
  eventDetailSchema,
  eventPageSchema,
  explanationSchema,
  facetsSchema,
  histogramSchema,
  revealedSchema,
  searchParamsSchema,
  suggestionSchema,
} from "./contract";
import {
  exportActionSchema,
  exportProgressSchema,
  newSavedViewSchema,
  newSearchRunSchema,
  newShortLinkSchema,
  savedViewActionSchema,
  savedViewSchema,
  savedViewsSchema,
  searchRunSchema,
  searchRunsSchema,
  shortLinkSchema,
} from "./desk-contract";
import { iamSnapshotSchema, iamSnapshotsSchema, newIamSnapshotSchema } from "./iam-contract";
import {
  importsSchema,
  logFileDetailSchema,
  logFilePageSchema,
  newSourceSchema,
  sourceActionSchema,
  statusSchema,
} from "./import-contract";
import { lineageParamsSchema, lineageSchema } from "./lineage-contract";
import { overviewParamsSchema, overviewSchema } from "./overview-contract";
import {
  arrivalParamsSchema,
  asofParamsSchema,
  compareParamsSchema,
  contextParamsSchema,
  diffParamsSchema,
  explainParamsSchema,
  exportParamsSchema,
  facetParamsSchema,
  fileActionSchema,
  filesParamsSchema,
  histogramParamsSchema,
  historyParamsSchema,
  listParamsSchema,
  patternParamsSchema,
  revealParamsSchema,
  scanParamsSchema,
  suggestParamsSchema,
} from "./parameters";
import {
  accessSchema,
  blockParamsSchema,
  blocksSchema,
  denialsSchema,
  profileListParamsSchema,
  profileListSchema,
  profileParamsSchema,
  profileSchema,
  risksSchema,
} from "./profile-contract";
import {
  regionGridSchema,
  regionParamsSchema,
  regionPolicyAnswerSchema,
  regionPolicySchema,
} from "./region-contract";

/** One route of the API: what it takes and what it answers. */
export interface ApiRoute {
  readonly method: "get" | "post";
  /** As OpenAPI writes it: `/api/events/{key}`. */
  readonly path: string;
  readonly summary: string;
  /** Query parameters, all of them single texts in the URL. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** JSON that is answered, or the media types of a download. */
  readonly answer: z.ZodType | readonly string[];
}

const addedSchema = z.object({ id: z.number().int() });
const filesSchema = z.object({ files: z.number().int() });
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
  {
    method: "get",
    path: "/api/events",
    summary: "Events of a search, page by page",
    query: listParamsSchema,
    answer: eventPageSchema,
  },
  {
    method: "get",
    path: "/api/events/{key}",
    summary: "One event with every field, its record (secrets masked) and where it lies",
    query: asofParamsSchema,
    answer: eventDetailSchema,
  },
  {
    method: "get",
    path: "/api/events/{key}/raw",
    summary: "The record's exact bytes; when they hold secrets, the download is recorded",
    answer: ["application/json", "text/csv"],
  },
  {
    method: "post",
    path: "/api/events/{key}/reveal",
    summary: "The record with its secrets; who asked is recorded",
    body: revealParamsSchema,
    answer: revealedSchema,
  },
  {
    method: "get",
    path: "/api/events/{key}/context",
    summary:
      "What happened around one event: in time, session, address, key, resource or principal",
    query: contextParamsSchema,
    answer: contextSchema,
  },
  {
    method: "get",
    path: "/api/events/{key}/related",
    summary: "Events tied to this one by an id or a credential",
    query: asofParamsSchema,
    answer: relatedSchema,
  },
  {
    method: "get",
    path: "/api/events/diff",
    summary: "What differs between two records, secrets masked",
    query: diffParamsSchema,
    answer: diffSchema,
  },
  {
    method: "get",
    path: "/api/events/patterns",
    summary: "Events of a search grouped by event, service, kind of caller, outcome and client",
    query: patternParamsSchema,
    answer: patternsSchema,
  },
  {
    method: "get",
    path: "/api/events/compare",
    summary: "In what a selection differs from the rest, another period or another principal",
    query: compareParamsSchema,
    answer: comparisonSchema,
  },
  {
    method: "get",
    path: "/api/events/arrivals",
    summary: "What a search has gained since a watermark",
    query: arrivalParamsSchema,
    answer: arrivalsSchema,
  },
  {
    method: "get",
    path: "/api/events/scan",
    summary: "Counts of a search that only the records can decide, a line of JSON for each step",
    query: scanParamsSchema,
    answer: ["application/x-ndjson"],
  },
  {
    method: "get",
    path: "/api/events/histogram",
    summary: "Events of a search over time, stacked, and hours without log files",
    query: histogramParamsSchema,
    answer: histogramSchema,
  },
  {
    method: "get",
    path: "/api/events/facets",
    summary: "The most frequent values of several fields",
    query: facetParamsSchema,
    answer: facetsSchema,
  },
  {
    method: "get",
    path: "/api/events/coverage",
    summary: "What the index holds for a search that found nothing",
    query: searchParamsSchema,
    answer: coverageSchema,
  },
  {
    method: "get",
    path: "/api/events/export",
    summary: "All events of a search as a file, with a manifest",
    query: exportParamsSchema,
    answer: [
      "application/zip",
      "application/x-ndjson",
      "application/json",
      "text/csv",
      "text/markdown",
    ],
  },
  {
    method: "get",
    path: "/api/exports/{uuid}",
    summary: "How far a download is",
    answer: exportProgressSchema,
  },
  {
    method: "post",
    path: "/api/exports/{uuid}",
    summary: "Cancel a download",
    body: exportActionSchema,
    answer: exportProgressSchema,
  },
  {
    method: "get",
    path: "/api/views",
    summary: "Saved views: one's own and shared ones",
    answer: savedViewsSchema,
  },
  {
    method: "post",
    path: "/api/views",
    summary: "Keep a view of a page under a name",
    body: newSavedViewSchema,
    answer: savedViewSchema,
  },
  {
    method: "post",
    path: "/api/views/{id}",
    summary: "Rename, replace, share or delete a saved view",
    body: savedViewActionSchema,
    answer: savedViewsSchema,
  },
  {
    method: "post",
    path: "/api/links",
    summary: "A short link to a page of this site",
    body: newShortLinkSchema,
    answer: shortLinkSchema,
  },
  {
    method: "get",
    path: "/api/history",
    summary: "One's own searches, newest first, each with the search it came from",
    query: historyParamsSchema,
    answer: searchRunsSchema,
  },
  {
    method: "post",
    path: "/api/history",
    summary: "Remember a search",
    body: newSearchRunSchema,
    answer: searchRunSchema,
  },
  {
    method: "get",
    path: "/api/lineage",
    summary: "Who stood behind an event, a session or a principal, and how that is known",
    query: lineageParamsSchema,
    answer: lineageSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}",
    summary: "Principals, sessions, addresses, keys, resources or accounts of a period",
    query: profileListParamsSchema,
    answer: profileListSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/profile",
    summary: "Who or what one of them is, what it did, when, and what is new about it",
    query: profileParamsSchema,
    answer: profileSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/blocks",
    summary: "What its events have in common: Regions, services, addresses and more, with counts",
    query: blockParamsSchema,
    answer: blocksSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/denials",
    summary: "The first time that each action was denied to it",
    query: profileParamsSchema,
    answer: denialsSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/access",
    summary: "What one of them used, was denied, and is granted by an uploaded IAM snapshot",
    query: profileParamsSchema,
    answer: accessSchema,
  },
  {
    method: "get",
    path: "/api/profiles/{kind}/risks",
    summary: "Signs of risk in what one of them did, each with its numbers and its events",
    query: profileParamsSchema,
    answer: risksSchema,
  },
  {
    method: "get",
    path: "/api/iam-snapshots",
    summary: "Uploaded listings of what IAM grants in an account",
    answer: iamSnapshotsSchema,
  },
  {
    method: "post",
    path: "/api/iam-snapshots",
    summary: "Keep the output of aws iam get-account-authorization-details; who did is recorded",
    body: newIamSnapshotSchema,
    answer: iamSnapshotSchema,
  },
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
  {
    method: "get",
    path: "/api/imports",
    summary: "Sources, workers, and how far the reading is",
    answer: importsSchema,
  },
  {
    method: "post",
    path: "/api/imports",
    summary: "Add a folder, a bucket or the sample incident",
    body: newSourceSchema,
    answer: addedSchema,
  },
  {
    method: "post",
    path: "/api/imports/{id}",
    summary: "Pause, resume, list again, retry or remove a source",
    body: sourceActionSchema,
    answer: filesSchema,
  },
  {
    method: "get",
    path: "/api/imports/export",
    summary: "The ledger of log files as CSV",
    query: filesParamsSchema,
    answer: ["text/csv"],
  },
  {
    method: "get",
    path: "/api/imports/files",
    summary: "Log files and what became of them, page by page",
    query: filesParamsSchema,
    answer: logFilePageSchema,
  },
  {
    method: "get",
    path: "/api/imports/files/{id}",
    summary: "One log file and its rejected records",
    answer: logFileDetailSchema,
  },
  {
    method: "post",
    path: "/api/imports/files/{id}",
    summary: "Put a failed file back into the queue",
    body: fileActionSchema,
    answer: filesSchema,
  },
  {
    method: "get",
    path: "/api/imports/files/{id}/rejects/{ordinal}",
    summary: "The exact bytes of a rejected record",
    answer: ["application/octet-stream"],
  },
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
