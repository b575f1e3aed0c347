import { z } from "zod";
import {
  coverageSchema,
  eventDetailSchema,
  eventPageSchema,
  explanationSchema,
  facetsSchema,
  histogramSchema,
  searchParamsSchema,
  suggestionSchema,
} from "./contract";
import {
  importsSchema,
  logFileDetailSchema,
  logFilePageSchema,
  newSourceSchema,
  sourceActionSchema,
  statusSchema,
} from "./import-contract";
import {
  explainParamsSchema,
  exportParamsSchema,
  facetParamsSchema,
  fileActionSchema,
  filesParamsSchema,
  listParamsSchema,
  suggestParamsSchema,
} from "./parameters";

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
    path: "/api/events",
    summary: "Events of a search, page by page",
    query: listParamsSchema,
    answer: eventPageSchema,
  },
  {
    method: "get",
    path: "/api/events/{key}",
    summary: "One event with every field, its record (secrets masked) and where it lies",
    answer: eventDetailSchema,
  },
  {
    method: "get",
    path: "/api/events/{key}/raw",
    summary: "The record's exact bytes, secrets included",
    answer: ["application/json"],
  },
  {
    method: "get",
    path: "/api/events/histogram",
    summary: "Events of a search over time, by outcome, and hours without log files",
    query: searchParamsSchema,
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
    summary: "All events of a search as a file",
    query: exportParamsSchema,
    answer: ["application/x-ndjson", "application/json", "text/csv"],
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
