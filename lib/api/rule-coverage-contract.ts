import { z } from "zod";
import { eventLinkSchema, periodParamsSchema, periodSchema } from "./period-contract";
import { RULE_STATES } from "./rule-contract";

/** Shapes of the API about what rules cover: ATT&CK techniques, and controls of the CIS benchmark. */

/** A rule in a table about something else. */
export const ruleMentionSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  state: z.enum(RULE_STATES),
  hits: z.number().int(),
});

export const attackCoverageSchema = z.object({
  period: periodSchema,
  techniques: z.array(
    z.object({
      /** As rules write it, in capitals: `T1562.008`. */
      id: z.string(),
      /** Null for one that is not in our table. */
      name: z.string().nullable(),
      /** What ATT&CK v19 calls it where that differs; null else. */
      renamed: z.string().nullable(),
      tactics: z.array(z.string()),
      hits: z.number().int(),
      lastHitMs: z.number().nullable(),
      rules: z.array(ruleMentionSchema),
    }),
  ),
  /** Rules without any technique. */
  untagged: z.array(ruleMentionSchema),
});

export const cisControlSchema = z.object({
  /** Of v3 and v5: `4.1`. */
  id: z.string(),
  title: z.string(),
  /** The filter in words. */
  says: z.string(),
  /** The same control elsewhere; null where it is not asked for. */
  numbers: z.object({
    v12: z.string().nullable(),
    v3: z.string().nullable(),
    v5: z.string().nullable(),
    v6: z.string().nullable(),
    securityHub: z.string().nullable(),
  }),
  /** How other editions of the filter differ; null where they do not. */
  differs: z.string().nullable(),
  /** The search whose events are counted; null for what no event shows. */
  q: z.string().nullable(),
  /** Rules that carry its number. */
  rules: z.array(ruleMentionSchema),
});
export const cisOverviewSchema = z.object({
  period: periodSchema,
  controls: z.array(cisControlSchema),
});
export const cisCountParamsSchema = periodParamsSchema.extend({ id: z.string().max(20) }).strict();
export const cisCountSchema = z.object({
  period: periodSchema,
  total: z.number().int(),
  stepMs: z.number(),
  /** Only steps with events. */
  steps: z.array(z.object({ startMs: z.number(), events: z.number().int() })),
  /** Exactly these events; null where they are too many for a search to name. */
  link: eventLinkSchema.nullable(),
});

export type RuleMention = z.infer<typeof ruleMentionSchema>;
export type AttackCoverage = z.infer<typeof attackCoverageSchema>;
export type CisControl = z.infer<typeof cisControlSchema>;
export type CisOverview = z.infer<typeof cisOverviewSchema>;
export type CisCount = z.infer<typeof cisCountSchema>;
