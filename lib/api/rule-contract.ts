import { z } from "zod";
import { periodParamsSchema, periodSchema } from "./period-contract";

/** Shapes of the API about rules: what they say, whether they run, and what they found. */

export const RULE_LEVELS = ["informational", "low", "medium", "high", "critical"] as const;
/** `detection` tells of single events, `correlation` of several together, `filter` of exceptions. */
export const RULE_KINDS = ["detection", "correlation", "filter"] as const;
/** `own` comes with Trailglass, `folder` from the configured folder, `page` was written here. */
export const RULE_ORIGINS = ["own", "folder", "page"] as const;
/** `refused`: it is enabled or not, and could not run; `removed`: its file is gone. */
export const RULE_STATES = ["runs", "disabled", "refused", "removed"] as const;
/** A rule is one YAML document; the body of a request holds little more. */
export const MOST_RULE_CHARACTERS = 60_000;

export const ruleIssueSchema = z.object({
  severity: z.enum(["error", "warning"]),
  /** Names and positions in the document: `detection.selection.eventName`. */
  path: z.string(),
  /** From 1. */
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
});

/** What a rule says about itself; missing is null or empty. */
export const ruleHeadSchema = z.object({
  title: z.string(),
  id: z.string().nullable(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  status: z.string().nullable(),
  level: z.enum(RULE_LEVELS).nullable(),
  author: z.string().nullable(),
  license: z.string().nullable(),
  date: z.string().nullable(),
  modified: z.string().nullable(),
  references: z.array(z.string()),
  tags: z.array(z.string()),
  falsepositives: z.array(z.string()),
  fields: z.array(z.string()),
  custom: z.record(z.string(), z.array(z.string())),
});

export const ruleRowSchema = z.object({
  id: z.number().int(),
  /** The Sigma id, else the name, else the title. */
  key: z.string(),
  title: z.string(),
  kind: z.enum(RULE_KINDS).nullable(),
  state: z.enum(RULE_STATES),
  isEnabled: z.boolean(),
  /** As people set it, else the rule's own, else medium. */
  level: z.enum(RULE_LEVELS),
  /** The rule's own. */
  ownLevel: z.enum(RULE_LEVELS).nullable(),
  origin: z.enum(RULE_ORIGINS),
  source: z.string(),
  author: z.string().nullable(),
  license: z.string().nullable(),
  tags: z.array(z.string()),
  /** The only accounts it is for; empty: all. */
  accounts: z.array(z.string()),
  /** Why it does not run; empty where it could. */
  issues: z.array(ruleIssueSchema),
  /** Events of the period that it matches, and those of them that failed. */
  hits: z.number().int(),
  failed: z.number().int(),
  /** Hits of each step of the list, in order; empty without any. */
  steps: z.array(z.number().int()),
  /** Of all time. */
  lastHitMs: z.number().nullable(),
  /** Open ones, whenever they were raised. */
  openAlerts: z.number().int(),
});

export const ruleListParamsSchema = periodParamsSchema.strict();
export const ruleListSchema = z.object({
  period: periodSchema,
  stepMs: z.number(),
  rules: z.array(ruleRowSchema),
});

export const ruleVersionSchema = z.object({
  id: z.number().int(),
  number: z.number().int(),
  createdBy: z.string(),
  createdAtMs: z.number(),
  sha256: z.string(),
});
export const ruleTextSchema = ruleVersionSchema.extend({
  text: z.string(),
  issues: z.array(ruleIssueSchema),
});

/** Something that takes events out of a rule's matches, or out of its alerts. */
const exceptionSchema = z.object({
  /** `filter`: a rule of that kind; `suppression`: its hits are kept and not told. */
  kind: z.enum(["filter", "suppression"]),
  id: z.number().int(),
  title: z.string(),
  text: z.string(),
  expiresMs: z.number().nullable(),
  by: z.string(),
});

export const ruleAlertSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  level: z.enum(RULE_LEVELS),
  state: z.enum(["open", "acknowledged", "closed"]),
  isSuppressed: z.boolean(),
  firstMs: z.number(),
  lastMs: z.number(),
  count: z.number().int(),
  subject: z.array(z.object({ field: z.string(), value: z.string() })),
});

export const ruleDetailSchema = ruleRowSchema.extend({
  period: periodSchema,
  stepMs: z.number(),
  head: ruleHeadSchema.nullable(),
  text: z.string(),
  /** Warnings too. */
  textIssues: z.array(ruleIssueSchema),
  /** Newest first. */
  versions: z.array(ruleVersionSchema),
  /** UTC days of the period that have hits. */
  days: z.array(
    z.object({ startMs: z.number(), hits: z.number().int(), failed: z.number().int() }),
  ),
  /** Newest first; `moreAlerts` were left out. */
  alerts: z.array(ruleAlertSchema),
  moreAlerts: z.number().int(),
  exceptions: z.array(exceptionSchema),
  changedBy: z.string(),
  changedAtMs: z.number(),
});

const text = z.string().min(1).max(MOST_RULE_CHARACTERS);
const accounts = z.array(z.string().regex(/^\d{12}$/, "a 12-digit account number")).max(500);

export const newRuleSchema = z
  .object({
    text,
    isEnabled: z.boolean().default(false),
    /** A rule written here, of which this becomes the next version. */
    ruleId: z.number().int().positive().optional(),
    /** A rule that this one takes the place of: it is disabled. */
    replaces: z.number().int().positive().optional(),
  })
  .strict();
export const savedRuleSchema = z.object({ id: z.number().int() });

export const ruleActionSchema = z.discriminatedUnion("action", [
  z
    .object({
      action: z.literal("set"),
      isEnabled: z.boolean().optional(),
      /** Null: the rule's own. */
      level: z.enum(RULE_LEVELS).nullable().optional(),
      accounts: accounts.optional(),
    })
    .strict(),
  z.object({ action: z.literal("remove") }).strict(),
]);

export const ruleCheckParamsSchema = z
  .object({ text: z.string().max(MOST_RULE_CHARACTERS), ruleId: z.number().int().optional() })
  .strict();
export const ruleCheckSchema = z.object({
  runs: z.boolean(),
  kind: z.enum(RULE_KINDS).nullable(),
  title: z.string().nullable(),
  issues: z.array(ruleIssueSchema),
});

/** Either a record as JSON, or the key or id of an indexed event. */
export const ruleTryParamsSchema = z
  .object({
    text,
    record: z.string().max(400_000).optional(),
    event: z.string().max(200).optional(),
  })
  .strict();

/** One part of a rule, whether it holds for the event, and the values that it looked at. */
export interface RuleExplanation {
  holds: boolean;
  says: string;
  /** Line of the rule; null for a part that stands nowhere by itself. */
  line: number | null;
  found: { path: string; text: string; fits: boolean }[];
  parts: RuleExplanation[];
}
export const ruleExplanationSchema: z.ZodType<RuleExplanation> = z.object({
  holds: z.boolean(),
  says: z.string(),
  line: z.number().int().nullable(),
  found: z.array(z.object({ path: z.string(), text: z.string(), fits: z.boolean() })),
  get parts() {
    return z.array(ruleExplanationSchema);
  },
});
export const ruleTrialSchema = z.object({
  /** Null where the rule does not run, or is no rule about single events. */
  matches: z.boolean().nullable(),
  outcome: z.string().nullable(),
  sentence: z.string().nullable(),
  explanation: ruleExplanationSchema.nullable(),
  issues: z.array(ruleIssueSchema),
});

export type RuleLevel = (typeof RULE_LEVELS)[number];
export type RuleKind = (typeof RULE_KINDS)[number];
export type RuleOrigin = (typeof RULE_ORIGINS)[number];
export type RuleState = (typeof RULE_STATES)[number];
export type RuleIssue = z.infer<typeof ruleIssueSchema>;
export type RuleHead = z.infer<typeof ruleHeadSchema>;
export type RuleRow = z.infer<typeof ruleRowSchema>;
export type RuleList = z.infer<typeof ruleListSchema>;
export type RuleDetail = z.infer<typeof ruleDetailSchema>;
export type RuleVersion = z.infer<typeof ruleVersionSchema>;
export type RuleText = z.infer<typeof ruleTextSchema>;
export type RuleAlert = z.infer<typeof ruleAlertSchema>;
export type RuleException = z.infer<typeof exceptionSchema>;
export type NewRule = z.input<typeof newRuleSchema>;
export type RuleAction = z.infer<typeof ruleActionSchema>;
export type RuleCheck = z.infer<typeof ruleCheckSchema>;
export type RuleTryParams = z.infer<typeof ruleTryParamsSchema>;
export type RuleTrial = z.infer<typeof ruleTrialSchema>;
