import { z } from "zod";
import type { ApiRoute } from "./api-route";
import {
  importsSchema,
  logFileDetailSchema,
  logFilePageSchema,
  newSourceSchema,
  sourceActionSchema,
} from "./import-contract";
import { fileActionSchema, filesParamsSchema } from "./parameters";

const addedSchema = z.object({ id: z.number().int() });
const filesSchema = z.object({ files: z.number().int() });

/** Routes about what is read: sources, log files and what became of them. */
export const IMPORT_ROUTES: readonly ApiRoute[] = [
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
];
