import { z } from "zod";

/** Shapes of the API about the audit log. */

const count = z.number().int();
export const AUDIT_RESULTS = ["done", "refused", "failed"] as const;

export const auditRowSchema = z.object({
  /** Place in the chain. */
  seq: count,
  /** ISO 8601, UTC, microseconds. */
  at: z.string(),
  /** Id of the person; `local` is the command line. */
  actor: z.string(),
  /** Null for an id that nobody has any more. */
  actorName: z.string().nullable(),
  action: z.string(),
  result: z.enum(AUDIT_RESULTS),
  target: z.string(),
  /** Particulars, as a JSON object. */
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  browser: z.string().nullable(),
  requestId: z.string().nullable(),
  accounts: z.array(z.string()),
  hash: z.string(),
});
export type AuditRow = z.output<typeof auditRowSchema>;

const filters = {
  /** Own entries only; everybody may ask for them. */
  mine: z.enum(["1"]).optional(),
  /** A part of the person's name, or the id. */
  actor: z.string().max(200).optional(),
  action: z.string().max(60).optional(),
  /** A part of the target. */
  target: z.string().max(400).optional(),
  result: z.enum(AUDIT_RESULTS).optional(),
  /** ISO 8601 (UTC unless it says otherwise) or relative: now-24h. */
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
};

export const auditParamsSchema = z
  .object({
    ...filters,
    /** Entries before this place in the chain. */
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  })
  .strict();
export type AuditParams = z.output<typeof auditParamsSchema>;
export const auditExportParamsSchema = z
  .object({ ...filters, format: z.enum(["ndjson", "csv"]).default("ndjson") })
  .strict();
export type AuditFilters = Omit<AuditParams, "before" | "limit">;

export const auditListSchema = z.object({
  entries: z.array(auditRowSchema),
  /** `before` of the next page; null after the last one. */
  next: count.nullable(),
  /** Actions that there are entries of, for the filter. */
  actions: z.array(z.string()),
});
export type AuditList = z.output<typeof auditListSchema>;

/** POST /api/audit/proof */
export const auditProofRequestSchema = z
  .object({
    /** Hash of a newest link that was kept elsewhere. */
    head: z
      .string()
      .regex(/^[\da-f]{64}$/, "64 hexadecimal digits")
      .optional(),
  })
  .strict();
export const auditProofSchema = z.object({
  isWhole: z.boolean(),
  /** Links that were found whole. */
  links: count,
  /** Hash of the newest link: kept elsewhere, it shows later whether the end was cut off. */
  head: z.string(),
  broken: z.object({ seq: count, entryId: z.string().nullable(), why: z.string() }).nullable(),
});
export type AuditProof = z.output<typeof auditProofSchema>;
