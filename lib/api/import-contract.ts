import { z } from "zod";

/** Shapes of the API about sources, files and their progress; see contract.ts. */

export const fileStateSchema = z.enum([
  "pending",
  "leased",
  "done",
  "skipped",
  "quarantined",
  "gone",
  "blocked",
]);

export const progressSchema = z.object({
  files: z.object({
    total: z.number().int(),
    done: z.number().int(),
    skipped: z.number().int(),
    quarantined: z.number().int(),
    pending: z.number().int(),
    leased: z.number().int(),
    blocked: z.number().int(),
    gone: z.number().int(),
  }),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  events: z.number().int(),
  copies: z.number().int(),
  conflicts: z.number().int(),
  records: z.number().int(),
  rejected: z.number().int(),
  /** Over the last 10 seconds of work; 0 when idle. */
  eventsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  /** Null when unknown or done. */
  secondsLeft: z.number().nullable(),
  /** Age of the newest delivered file in seconds; null when nothing was delivered. */
  lagSeconds: z.number().nullable(),
});

export const sourceSchema = z.object({
  id: z.number().int(),
  kind: z.enum(["folder", "s3", "sample"]),
  /** Folder path, or `s3://bucket/prefix`. */
  location: z.string(),
  state: z.enum(["active", "paused", "blocked", "removed"]),
  /** Why it is blocked, and what to do. */
  problem: z.string().nullable(),
  listing: z.boolean(),
  listedAtMs: z.number().nullable(),
  continuous: z.boolean(),
  createdAtMs: z.number(),
  progress: progressSchema,
});

export const importsSchema = z.object({
  sources: z.array(sourceSchema),
  progress: progressSchema,
  workers: z.array(
    z.object({ name: z.string(), seenAtMs: z.number(), doing: z.string().nullable() }),
  ),
});

export const logFileSchema = z.object({
  id: z.number().int(),
  sourceId: z.number().int(),
  key: z.string(),
  state: fileStateSchema,
  /** `cloudtrail`, `digest`, or what else it was recognised as. */
  family: z.string().nullable(),
  sizeBytes: z.number(),
  bodyBytes: z.number().nullable(),
  account: z.string().nullable(),
  region: z.string().nullable(),
  records: z.number().int(),
  events: z.number().int(),
  copies: z.number().int(),
  rejected: z.number().int(),
  attempts: z.number().int(),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  seenAtMs: z.number(),
  finishedAtMs: z.number().nullable(),
  bodySha256: z.string().nullable(),
});

export const logFilePageSchema = z.object({
  files: z.array(logFileSchema),
  nextCursor: z.string().nullable(),
  counts: z.record(fileStateSchema, z.number().int()),
});

export const rejectSchema = z.object({
  fileId: z.number().int(),
  ordinal: z.number().int(),
  byteOffset: z.number(),
  sizeBytes: z.number().int(),
  reason: z.string(),
  /** First 400 characters, control characters escaped; the bytes are at `/api/imports/files/{id}/rejects/{ordinal}`. */
  preview: z.string(),
});

export const logFileDetailSchema = z.object({
  file: logFileSchema,
  rejects: z.array(rejectSchema),
});

/** POST /api/imports */
export const newSourceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("folder"), path: z.string().min(1).max(4096) }).strict(),
  z
    .object({
      kind: z.literal("s3"),
      url: z.string().min(6).max(1200),
      region: z.string().max(40).optional(),
      profile: z.string().max(120).optional(),
      roleArn: z.string().max(2048).optional(),
      externalId: z.string().max(1224).optional(),
      endpoint: z.string().max(300).optional(),
      pathStyle: z.boolean().optional(),
      queueUrl: z.string().max(500).optional(),
    })
    .strict(),
  z.object({ kind: z.literal("sample") }).strict(),
]);

/** POST /api/imports/{id} */
export const sourceActionSchema = z
  .object({ action: z.enum(["pause", "resume", "rescan", "retry-failed", "remove"]) })
  .strict();

/** `trailglass status --json` and GET /api/status. */
export const statusSchema = z.object({
  events: z.number().int(),
  copies: z.number().int(),
  conflicts: z.number().int(),
  records: z.number().int(),
  rejected: z.number().int(),
  files: z.object({
    done: z.number().int(),
    skipped: z.number().int(),
    quarantined: z.number().int(),
    pending: z.number().int(),
  }),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  first: z.string().nullable(),
  last: z.string().nullable(),
  bytes: z.object({ raw: z.number(), database: z.number() }),
});

export type FileState = z.infer<typeof fileStateSchema>;
export type Progress = z.infer<typeof progressSchema>;
export type SourceView = z.infer<typeof sourceSchema>;
export type Imports = z.infer<typeof importsSchema>;
export type LogFileView = z.infer<typeof logFileSchema>;
export type LogFilePage = z.infer<typeof logFilePageSchema>;
export type RejectView = z.infer<typeof rejectSchema>;
export type LogFileDetail = z.infer<typeof logFileDetailSchema>;
export type NewSource = z.infer<typeof newSourceSchema>;
export type SourceAction = z.infer<typeof sourceActionSchema>;
export type Status = z.infer<typeof statusSchema>;
