import { z } from "zod";
import {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_SORTS,
  ALERT_STATES,
  CLOSE_REASONS,
  MOST_CHANGED,
} from "./alert-words";
import { eventLinkSchema } from "./period-contract";

/** Shapes of the API about alerts. Times are UTC ms; null: the records do not say. */

const timeMs = z.number().nullable();
const count = z.number().int();
export const alertLevelSchema = z.enum(ALERT_LEVELS);
export const alertStateSchema = z.enum(ALERT_STATES);
export const closeReasonSchema = z.enum(CLOSE_REASONS);

export const alertRowSchema = z.object({
  id: count,
  /** `rule`, `correlation`, or a detector of its own. */
  detector: z.string(),
  ruleId: count.nullable(),
  level: alertLevelSchema,
  title: z.string(),
  /** Why, with its numbers; null where the rule's description says it. */
  sentence: z.string().nullable(),
  /** What it is about; secrets are masked. */
  /** A value is null where the events do not have the field. */
  subject: z.array(z.object({ field: z.string(), value: z.string().nullable() })),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  /** True where only the newest events were asked for their Region. */
  hasMoreRegions: z.boolean(),
  firstMs: timeMs,
  lastMs: timeMs,
  /** Actions; one that two accounts recorded counts once. And those that failed. */
  count,
  failed: count,
  state: alertStateSchema,
  reason: closeReasonSchema.nullable(),
  assignee: z.string().nullable(),
  isSuppressed: z.boolean(),
  isWithdrawn: z.boolean(),
  createdAtMs: z.number(),
  /** Names this state of the alert: a change says which one it is based on. */
  updatedAtMs: z.number(),
});

const filters = {
  state: z.enum([...ALERT_STATES, "all"]).default("open"),
  kind: z.enum(ALERT_KINDS).default("shown"),
  level: alertLevelSchema.optional(),
  rule: z.coerce.number().int().min(1).max(999_999_999).optional(),
  detector: z.string().max(40).optional(),
  /** Alerts with an event of this account. */
  account: z.string().max(200).optional(),
  /** `none`: nobody's. */
  assignee: z.string().max(200).optional(),
  /** A part of the title, the sentence or what it is about. */
  text: z.string().max(200).optional(),
  /** Alerts with events between these times: ISO 8601 UTC, or relative. */
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
};

export const alertListParamsSchema = z
  .object({
    ...filters,
    sort: z.enum(ALERT_SORTS).default("-last"),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  })
  .strict();

export const alertCountParamsSchema = z
  .object({
    ...filters,
    /** Only alerts that were raised after the one of this number. */
    since: z.coerce.number().int().min(0).max(999_999_999).default(0),
  })
  .strict();

export const alertExportParamsSchema = z
  .object({
    ...filters,
    sort: z.enum(ALERT_SORTS).default("-last"),
    format: z.enum(["csv", "ndjson"]).default("csv"),
  })
  .strict();

const choice = z.object({ value: z.string(), label: z.string(), count });

export const alertListSchema = z.object({
  alerts: z.array(alertRowSchema),
  total: count,
  nextOffset: count.nullable(),
  /** Number of the newest alert there was, whatever is asked for. */
  newestId: count,
  /** Alerts in all that the reader may see, and rules that are enabled: why a list may be empty. */
  known: count,
  enabledRules: count,
  /** Counted as everything else is asked but the one itself. */
  states: z.record(z.string(), count),
  kinds: z.record(z.string(), count),
  /** What alerts have that the reader may see, to be chosen from. */
  choices: z.object({
    level: z.array(choice),
    rule: z.array(choice),
    detector: z.array(choice),
    account: z.array(choice),
    assignee: z.array(choice),
  }),
});

export const alertCountSchema = z.object({
  count,
  /** Those of a level that calls for somebody: medium or worse. */
  urgent: count,
  /** The worst of them; null where there are none. */
  worst: alertLevelSchema.nullable(),
});

/** What a rule says about itself, as it was when the alert was raised. */
export const alertRuleSchema = z.object({
  id: count,
  version: count,
  /** A newer version of the rule is there. */
  isOld: z.boolean(),
  title: z.string(),
  description: z.string().nullable(),
  author: z.string().nullable(),
  license: z.string().nullable(),
  references: z.array(z.string()),
  tags: z.array(z.string()),
  falsePositives: z.array(z.string()),
  /** What to do about it. */
  response: z.array(z.string()),
});

export const alertDetailSchema = alertRowSchema.extend({
  rule: alertRuleSchema.nullable(),
  numbers: z.record(z.string(), z.unknown()).nullable(),
  windowStartMs: timeMs,
  windowEndMs: timeMs,
  /** Records behind it: more than actions where two accounts recorded one. */
  events: count,
  /** Exactly these events; null where they are too many for a query. */
  exactly: eventLinkSchema.nullable(),
  /** All events of what it is about in its time; null where no query says it. */
  around: eventLinkSchema.nullable(),
  /** Hours of UTC that have events of it. */
  hours: z.array(z.object({ startMs: z.number(), count, failed: count })),
  /** What proves the log files of its first events, by verdict. */
  verdicts: z.record(z.string(), count),
  /** Suppressions that hid hits of it. */
  suppressions: z.array(
    z.object({ id: count, reason: z.string(), expiresAtMs: z.number(), hits: count }),
  ),
  entries: z.array(
    z.object({
      id: count,
      atMs: z.number(),
      actor: z.string(),
      kind: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  deliveries: z.array(
    z.object({
      id: count,
      action: z.string(),
      kind: z.string(),
      cause: z.string(),
      state: z.string(),
      attempts: count,
      createdAtMs: z.number(),
      sentAtMs: timeMs,
      nextTryMs: timeMs,
      problem: z.string().nullable(),
    }),
  ),
});

export const alertChangeSchema = z
  .object({
    state: alertStateSchema.optional(),
    reason: closeReasonSchema.optional(),
    /** Null: nobody's. */
    assignee: z.string().trim().min(1).max(200).nullable().optional(),
    note: z.string().trim().min(1).max(4_000).optional(),
    /** What the change is based on; one that is outdated is refused. */
    updatedAtMs: z.number().optional(),
  })
  .strict();

/** POST /api/alerts: the same for several, whatever became of them meanwhile. */
export const alertChangesSchema = z
  .object({
    ids: z.array(count.positive()).min(1).max(MOST_CHANGED),
    change: alertChangeSchema.omit({ updatedAtMs: true }),
  })
  .strict();

export const alertChangedSchema = z.object({
  changed: z.array(count),
  /** Those that were not, and why. */
  refused: z.array(z.object({ id: count, message: z.string() })),
});

export type AlertRow = z.infer<typeof alertRowSchema>;
export type AlertList = z.infer<typeof alertListSchema>;
export type AlertListParams = z.infer<typeof alertListParamsSchema>;
export type AlertFilters = Omit<AlertListParams, "sort" | "offset" | "limit">;
export type AlertCount = z.infer<typeof alertCountSchema>;
export type AlertRule = z.infer<typeof alertRuleSchema>;
export type AlertDetail = z.infer<typeof alertDetailSchema>;
export type AlertChange = z.infer<typeof alertChangeSchema>;
export type AlertChanges = z.infer<typeof alertChangesSchema>;
export type AlertChanged = z.infer<typeof alertChangedSchema>;
