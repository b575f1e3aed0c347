import { z } from "zod";
import { huntSampleSchema } from "./hunt-contract";
import { MOST_RULE_CHARACTERS } from "./rule-contract";

/** Shapes of the API about tuning: filters for a rule, and which of its hits they would hide. */

export const tuneParamsSchema = z
  .object({
    /** An alert of the rule that is a false positive… */
    alert: z.coerce.number().int().positive().optional(),
    /** …or the key of an event that the rule has found. */
    event: z.string().max(200).optional(),
  })
  .strict();

export const filterProposalSchema = z.object({
  title: z.string(),
  /** A Sigma filter. */
  text: z.string(),
  /** Hits and open alerts beside the one that is asked about; an alert counts when all of it goes. */
  hits: z.number().int(),
  alerts: z.number().int(),
});

export const filterProposalsSchema = z.object({
  proposals: z.array(filterProposalSchema),
  /** Hits of the rule that were looked at, newest first, and whether there are more. */
  looked: z.number().int(),
  hasMore: z.boolean(),
});

export const filterPreviewParamsSchema = z
  .object({
    text: z.string().min(1).max(MOST_RULE_CHARACTERS),
    /** ISO 8601 UTC, or relative: `now-30d`. */
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
  })
  .strict();

export const filterPreviewSchema = z.object({
  looked: z.number().int(),
  hasMore: z.boolean(),
  /** Of them, what the filter would hide. */
  hits: z.number().int(),
  /** Open alerts of which nothing would be left. */
  alerts: z.number().int(),
  /** UTC days with hits that would be hidden, newest first: `2026-07-01`, or `undated`. */
  days: z.array(z.object({ day: z.string(), hits: z.number().int(), failed: z.number().int() })),
  /** The newest few. */
  samples: z.array(huntSampleSchema),
});

export type TuneParams = z.infer<typeof tuneParamsSchema>;
export type FilterProposal = z.infer<typeof filterProposalSchema>;
export type FilterProposals = z.infer<typeof filterProposalsSchema>;
export type FilterPreviewParams = z.infer<typeof filterPreviewParamsSchema>;
export type FilterPreview = z.infer<typeof filterPreviewSchema>;
