import { z } from "zod";
import { alertLevelSchema, alertStateSchema } from "./alert-contract";
import { eventRowSchema } from "./contract";

/** Shapes of the API about what is behind alerts: their events, and why rules matched them. */

const count = z.number().int();

export const evidenceParamsSchema = z
  .object({
    cursor: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  })
  .strict();

export const evidencePageSchema = z.object({
  events: z.array(eventRowSchema),
  total: count,
  nextCursor: z.string().nullable(),
});

export const evidenceExportParamsSchema = z
  .object({ format: z.enum(["csv", "ndjson"]).default("csv") })
  .strict();

/** One part of a rule held against an event. */
export const explainedPartSchema = z.object({
  /** How far inside the others it stands, from 0. */
  depth: count,
  holds: z.boolean(),
  says: z.string(),
  /** Line of the rule; null for joints of its condition. */
  line: count.nullable(),
  found: z.array(z.object({ path: z.string(), text: z.string(), fits: z.boolean() })),
});

/** GET /api/events/{key}/alerts: what found one event. */
export const eventAlertsSchema = z.object({
  alerts: z.array(
    z.object({
      /** Null as long as no alert was raised of the match. */
      alertId: count.nullable(),
      state: alertStateSchema.nullable(),
      detector: z.string(),
      ruleId: count.nullable(),
      title: z.string(),
      level: alertLevelSchema.nullable(),
      isSuppressed: z.boolean(),
      /** Values that the match rests on, secrets masked; empty for what several events raised. */
      fields: z.array(
        z.object({ field: z.string(), path: z.string(), text: z.string(), isMasked: z.boolean() }),
      ),
      parts: z.array(explainedPartSchema),
    }),
  ),
});

export type EvidencePage = z.infer<typeof evidencePageSchema>;
export type EvidenceParams = z.infer<typeof evidenceParamsSchema>;
export type EventAlerts = z.infer<typeof eventAlertsSchema>;
export type ExplainedPart = z.infer<typeof explainedPartSchema>;
