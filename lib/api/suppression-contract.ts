import { z } from "zod";

/** Shapes of the API about suppressions: hits that raise no alert, why, and until when. */

export const suppressionSchema = z.object({
  id: z.number().int(),
  /** Null: every rule. */
  ruleId: z.number().int().nullable(),
  ruleTitle: z.string().nullable(),
  /** Of what is declared normal: the detector that said it, and the alert that it began with. */
  detector: z.string().nullable(),
  alertId: z.number().int().nullable(),
  /** A Sigma filter; empty for what is declared normal. */
  text: z.string(),
  reason: z.string(),
  expiresAtMs: z.number(),
  createdBy: z.string(),
  createdAtMs: z.number(),
  endedBy: z.string().nullable(),
  endedAtMs: z.number().nullable(),
  state: z.enum(["active", "expired", "ended"]),
  /** Hits that it hid, and alerts that have some of them. */
  hits: z.number().int(),
  alerts: z.number().int(),
  lastHitMs: z.number().nullable(),
});

/** GET /api/suppressions: those that are active first. */
export const suppressionsSchema = z.object({
  suppressions: z.array(suppressionSchema),
  /** Further ones that are not listed. */
  more: z.number().int(),
});

export const newSuppressionSchema = z
  .object({
    ruleId: z.number().int().positive().nullable(),
    text: z.string().min(1).max(20_000),
    reason: z.string().trim().min(1, "say why").max(1_000),
    /** ISO 8601, in the future. */
    expires: z.string().max(40),
  })
  .strict();

/** POST /api/alerts/{id}/normal */
export const newNormalSchema = newSuppressionSchema.pick({ reason: true, expires: true }).strict();

export const addedSuppressionSchema = z.object({ id: z.number().int() });

/** POST /api/suppressions/{id} */
export const suppressionActionSchema = z.object({ action: z.enum(["end"]) }).strict();

export type Suppression = z.infer<typeof suppressionSchema>;
export type Suppressions = z.infer<typeof suppressionsSchema>;
export type NewNormal = z.infer<typeof newNormalSchema>;
export type NewSuppression = z.infer<typeof newSuppressionSchema>;
