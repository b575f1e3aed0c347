import { z } from "zod";
import { CHAIN_FINDINGS, DIGEST_VERDICTS, FILE_VERDICTS } from "@/lib/digest/verdict";
import { eventLinkSchema } from "./period-contract";

/** Shapes of the API about proof: runs of the validation, and what is known of each log file. */

const names = <Name extends string>(verdicts: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(verdicts) as [Name, ...Name[]]);

export const fileVerdictSchema = names(FILE_VERDICTS);
export const digestVerdictSchema = names(DIGEST_VERDICTS);
export const chainFindingSchema = names(CHAIN_FINDINGS);
export const KEY_SOURCES = ["api", "pinned", "api+pinned", "none"] as const;

const timeMs = z.number().nullable();
const verdictCounts = z.record(z.string(), z.number().int());

/** One chain of digests: one trail, seen from one account and Region. */
export const chainSchema = z.object({
  /** `sources/{id}`, as people know the source: a folder path, or `s3://bucket/prefix`. */
  location: z.string(),
  account: z.string(),
  region: z.string(),
  trail: z.string(),
  homeRegion: z.string(),
  backfill: z.boolean(),
  digests: z.number().int(),
  /** Of these, by verdict. */
  verdicts: verdictCounts,
  firstMs: timeMs,
  lastMs: timeMs,
  findings: z.number().int(),
});

/** What a run found: `verify --json` prints the same. */
export const verificationSummarySchema = z.object({
  chains: z.array(chainSchema),
  digests: verdictCounts,
  files: verdictCounts,
  /** Findings by kind. */
  kinds: verdictCounts,
  /** Windows of delivery, in hours: verified, unverified, missing, off. */
  coverage: z.object({
    fromMs: timeMs,
    toMs: timeMs,
    hours: z.record(z.string(), z.number()),
  }),
});

export const runStateSchema = z.enum(["waiting", "running", "done", "cancelled", "failed"]);

export const verificationRunSchema = z.object({
  /** The number of the run. */
  id: z.number().int(),
  state: runStateSchema,
  /** The source was read again: what lies there now. */
  reread: z.boolean(),
  sourceId: z.number().int().nullable(),
  location: z.string().nullable(),
  fromMs: timeMs,
  toMs: timeMs,
  cause: z.enum(["asked", "new-files"]),
  startedBy: z.string(),
  requestedAtMs: z.number(),
  startedAtMs: timeMs,
  finishedAtMs: timeMs,
  asof: z.number().int().nullable(),
  keySource: z.enum(KEY_SOURCES).nullable(),
  keyProblem: z.string().nullable(),
  toolVersion: z.string(),
  progress: z.object({
    places: z.number().int(),
    placesDone: z.number().int(),
    files: z.number().int(),
    filesDone: z.number().int(),
    bytesDone: z.number(),
    filesPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  }),
  findings: z.number().int(),
  /** Of these, those that say that something is broken. */
  brokenFindings: z.number().int(),
  /** True only when everything in range is proven; null until the run is done. */
  isProven: z.boolean().nullable(),
  problem: z.string().nullable(),
});

export const verificationRunDetailSchema = verificationRunSchema.extend({
  summary: verificationSummarySchema.nullable(),
});

export const findingSchema = z.object({
  /** Place and position: names the finding inside its run. */
  id: z.string(),
  kind: z.string(),
  bucket: z.string().nullable(),
  key: z.string(),
  account: z.string(),
  region: z.string(),
  trail: z.string().nullable(),
  fromMs: timeMs,
  toMs: timeMs,
  fileId: z.number().int().nullable(),
  detail: z.string(),
  /** The events that the file brought; null when there are none, or no file. */
  events: z.object({ count: z.number().int(), link: eventLinkSchema }).nullable(),
  /** Calls in the time around it that could explain it: StopLogging, UpdateTrail, DeleteObject, … */
  explain: eventLinkSchema.nullable(),
});

export const findingPageSchema = z.object({
  findings: z.array(findingSchema),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});

/** GET /api/integrity: what is known now, of everything that the reader may see. */
export const integritySchema = z.object({
  /** Log files by verdict; `not-checked` are those that no run has looked at. */
  files: verdictCounts,
  /** The same as lay at the source when it was last read again. */
  filesNow: verdictCounts,
  digests: verdictCounts,
  runs: z.array(verificationRunSchema),
  keySource: z.enum(KEY_SOURCES).nullable(),
  keyProblem: z.string().nullable(),
});

/** POST /api/integrity */
export const newVerificationSchema = z
  .object({
    reread: z.boolean().default(false),
    sourceId: z.number().int().optional(),
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
  })
  .strict();

/** The run that was started, or cancelled. */
export const startedRunSchema = z.object({ id: z.number().int() });

/** POST /api/integrity/{id} */
export const verificationActionSchema = z.object({ action: z.enum(["cancel"]) }).strict();

export const findingParamsSchema = z
  .object({
    kind: z.string().max(60).optional(),
    cursor: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  })
  .strict();

export const findingExportParamsSchema = z
  .object({ format: z.enum(["csv", "json"]).default("csv") })
  .strict();

/** What proves, or contradicts, one log file: beside each event, and on the page of the file. */
export const fileProofSchema = z.object({
  verdict: fileVerdictSchema,
  detail: z.string().nullable(),
  /** The digest that names the file. */
  digest: z
    .object({
      fileId: z.number().int().nullable(),
      key: z.string(),
      verdict: digestVerdictSchema,
      fromMs: z.number(),
      toMs: z.number(),
      fingerprint: z.string().nullable(),
    })
    .nullable(),
  /** Run that said so, and when it ended; null for `not-checked`. */
  runId: z.number().int().nullable(),
  checkedAtMs: timeMs,
  /** What lay at the source when it was read again. */
  now: z
    .object({ verdict: fileVerdictSchema, atMs: z.number(), runId: z.number().int() })
    .nullable(),
  events: z.object({ count: z.number().int(), link: eventLinkSchema }).nullable(),
  explain: eventLinkSchema.nullable(),
});

export type FileProof = z.infer<typeof fileProofSchema>;
export type Integrity = z.infer<typeof integritySchema>;
export type VerificationRun = z.infer<typeof verificationRunSchema>;
export type VerificationRunDetail = z.infer<typeof verificationRunDetailSchema>;
export type VerificationSummary = z.infer<typeof verificationSummarySchema>;
export type Finding = z.infer<typeof findingSchema>;
export type FindingPage = z.infer<typeof findingPageSchema>;
export type FindingParams = z.infer<typeof findingParamsSchema>;
export type NewVerification = z.infer<typeof newVerificationSchema>;
