import { z } from "zod";
import { exportParamsSchema } from "./parameters";
import { MOST_RULE_CHARACTERS } from "./rule-contract";

/** Shapes of the API about hunts: looking for a rule in what is indexed. */

/** `preview` counts and keeps nothing else; `back-fill` keeps what a rule that runs has found. */
export const HUNT_PURPOSES = ["preview", "back-fill"] as const;
export const HUNT_STATES = ["waiting", "running", "done", "cancelled", "failed"] as const;

export const newHuntSchema = z
  .object({
    purpose: z.enum(HUNT_PURPOSES),
    /** One YAML document, or several that refer to each other. Not given: that of the rule. */
    text: z.string().min(1).max(MOST_RULE_CHARACTERS).optional(),
    /** Of a back-fill: its rule, whose text must be the one beside it; without both, all that run. */
    ruleId: z.number().int().positive().optional(),
    /** ISO 8601 UTC, or relative: `now`, `now-30d`. Both absent: all events, undated ones too. */
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
    /** Only these accounts; not given: all that the reader may see. */
    accounts: z.array(z.string().max(40)).max(500).optional(),
  })
  .strict();

export const startedHuntSchema = z.object({ id: z.number().int() });

export const huntActionSchema = z.object({ action: z.literal("cancel") }).strict();

export const huntExportParamsSchema = exportParamsSchema
  .pick({ tz: true, pack: true })
  .extend({ format: z.enum(["csv", "ndjson"]).default("ndjson") })
  .strict();

export const huntSampleSchema = z.object({
  key: z.string(),
  timeMs: z.number().nullable(),
  eventName: z.string().nullable(),
});

export const huntRowSchema = z.object({
  id: z.number().int(),
  purpose: z.enum(HUNT_PURPOSES),
  state: z.enum(HUNT_STATES),
  /** The rule that it is about; null for a text that is no rule's. */
  ruleId: z.number().int().nullable(),
  title: z.string().nullable(),
  fromMs: z.number().nullable(),
  toMs: z.number().nullable(),
  /** Empty: all. */
  accounts: z.array(z.string()),
  /** The index tells nothing of what is looked for: every event of the range is looked at. */
  readsAll: z.boolean(),
  /** Events that come into question, and those of them that were looked at. */
  candidates: z.number().int(),
  candidatesDone: z.number().int(),
  secondsLeft: z.number().nullable(),
  /** Events that match; of correlations, alerts. */
  hits: z.number().int(),
  /** Why it failed, or what it could not look at. */
  problem: z.string().nullable(),
  startedBy: z.string(),
  requestedAtMs: z.number(),
  startedAtMs: z.number().nullable(),
  finishedAtMs: z.number().nullable(),
});

export const huntSchema = huntRowSchema.extend({
  /** UTC days with hits, newest first: `2026-07-01`, or `undated`. */
  days: z.array(z.object({ day: z.string(), hits: z.number().int(), failed: z.number().int() })),
  /** The newest few. */
  samples: z.array(huntSampleSchema),
});

export const huntsSchema = z.object({
  /** Newest first. */
  hunts: z.array(huntRowSchema),
  /** There are events of before there were rules, which none was tried on. */
  hasUntried: z.boolean(),
});

export type NewHunt = z.infer<typeof newHuntSchema>;
export type HuntAction = z.infer<typeof huntActionSchema>;
export type HuntExportParams = z.infer<typeof huntExportParamsSchema>;
export type HuntRow = z.infer<typeof huntRowSchema>;
export type Hunt = z.infer<typeof huntSchema>;
export type Hunts = z.infer<typeof huntsSchema>;
export type HuntSample = z.infer<typeof huntSampleSchema>;
export type HuntPurpose = (typeof HUNT_PURPOSES)[number];
