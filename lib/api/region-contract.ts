import { z } from "zod";
import {
  baselineSchema,
  countsSchema,
  eventLinkSchema,
  periodParamsSchema,
  periodSchema,
} from "./period-contract";
import { profileRefSchema } from "./profile-contract";

export const REGION_GRIDS = ["day", "hour", "hour-day", "week"] as const;
export const POLICY_STATES = ["home", "allowed", "denied"] as const;
export const MARK_KINDS = ["N", "V", "E", "H", "P"] as const;

export const regionParamsSchema = periodParamsSchema
  .extend({
    /** Columns: days, hours one after another, hours of the day, hours of the week. */
    grid: z.enum(REGION_GRIDS).optional(),
    /** Zone of the days; hours of the day and of the week are UTC. */
    tz: z
      .string()
      .regex(/^[\w+/-]{1,64}$/)
      .default("utc"),
  })
  .strict();

/** Why a cell is unusual, with its numbers: new Region, volume, error share, hour, principal. */
const markSchema = z.object({
  kind: z.enum(MARK_KINDS),
  sentence: z.string(),
  /** Whom the sentence names: who was first in a new Region, or who is new to this one. */
  principals: z.array(z.object({ label: z.string(), profile: profileRefSchema })),
  /** Events that the link lists; null for principals, whose events are not counted. */
  events: z.number().int().nullable(),
  link: eventLinkSchema,
});

const cellSchema = z.object({
  /** Position in `columns`. */
  column: z.number().int(),
  /** All that was recorded here. */
  all: countsSchema,
  /** Of these, events of services whose Region says nothing about where it happened. */
  global: countsSchema,
  /**
   * Of these, read-only calls that a console made to many Regions at once: they make nothing new.
   * Looked for only where a Region had been silent.
   */
  quiet: z.number().int(),
  marks: z.array(markSchema),
});

export const regionRowSchema = z.object({
  /** Null for records without a Region. */
  region: z.string().nullable(),
  name: z.string().nullable(),
  partition: z.string().nullable(),
  isKnown: z.boolean(),
  enabledByDefault: z.boolean().nullable(),
  /**
   * `quiet`: covered, and nothing happened; `uncovered`: no log file was delivered;
   * `not-enabled`: an opt-in Region of which the index knows nothing at all.
   */
  state: z.enum(["active", "quiet", "uncovered", "not-enabled"]),
  all: countsSchema,
  global: countsSchema,
  /** First event ever recorded here, by global services too. */
  firstMs: z.number().nullable(),
  /** Start of the last hour of the period in which something did happen here. */
  lastMs: z.number().nullable(),
  /** Only cells with events or marks. */
  cells: z.array(cellSchema),
  /** Columns for which no log file was delivered. */
  uncovered: z.array(z.number().int()),
  /** Conditions of the row, to be joined with those of a column: `region:eu-west-1`. */
  q: z.string(),
});

/** Which Regions are usual for an account: pinned by a person, or learned from its writes. */
export const accountRegionsSchema = z.object({
  account: z.string(),
  regions: z.array(
    z.object({
      region: z.string(),
      state: z.enum([...POLICY_STATES, "learned"]),
      /** False for what is denied, and for decisions that have expired and are not learned either. */
      isUsual: z.boolean(),
      isExpired: z.boolean(),
      /** Share of the account's writes outside global services, over the time learned from. */
      share: z.number().nullable(),
      writes: z.number().int(),
      reason: z.string().nullable(),
      expiresMs: z.number().nullable(),
      setBy: z.string().nullable(),
      setAtMs: z.number().nullable(),
    }),
  ),
  learnedFrom: z.object({ fromMs: z.number(), toMs: z.number(), writes: z.number().int() }),
  /** Activity of the period in Regions that are not usual, global services left out. */
  outside: z.array(
    z.object({ region: z.string(), events: z.number().int(), link: eventLinkSchema }),
  ),
});

export const regionGridSchema = z.object({
  period: periodSchema,
  baseline: baselineSchema,
  grid: z.enum(REGION_GRIDS),
  columns: z.array(
    z.object({
      /** Bounds of a day or an hour; null for an hour of the day or of the week. */
      startMs: z.number().nullable(),
      endMs: z.number().nullable(),
      hour: z.number().int().nullable(),
      /** 0 is Monday. */
      weekday: z.number().int().nullable(),
      /** What a link of this column adds to the row's conditions: `hour:13`; empty for a time. */
      q: z.string(),
    }),
  ),
  rows: z.array(regionRowSchema),
  /** Rows left out: those with the fewest events, of Regions that no list of AWS has. */
  moreRows: z.number().int(),
  accounts: z.array(accountRegionsSchema),
  /**
   * STS calls by the Region that served them, where the record tells. Calls to the global endpoint
   * are recorded in one Region and served in another: `elsewhere` lists those. It has no number,
   * because no hourly sum knows both Regions of an event.
   */
  served: z.array(
    z.object({
      region: z.string(),
      events: z.number().int(),
      link: eventLinkSchema,
      elsewhere: eventLinkSchema,
    }),
  ),
  /** Sign-ins by the Region that recorded them: placement, not where somebody was. */
  signIns: z.array(
    z.object({
      region: z.string().nullable(),
      events: z.number().int(),
      why: z.string(),
      link: eventLinkSchema,
    }),
  ),
  asof: z.number().int(),
});

export const regionPolicySchema = z
  .object({
    account: z.string().regex(/^\d{12}$/, "a 12-digit account number"),
    region: z.string().min(1).max(64),
    /** `learned` takes the decision back. */
    state: z.enum([...POLICY_STATES, "learned"]),
    reason: z.string().max(500),
    expires: z.iso.datetime().optional(),
  })
  .strict();

/** When the decision was recorded. */
export const regionPolicyAnswerSchema = z.object({ atMs: z.number() });

export type RegionParams = z.input<typeof regionParamsSchema>;
export type RegionGrid = z.infer<typeof regionGridSchema>;
export type RegionRow = z.infer<typeof regionRowSchema>;
export type RegionCell = z.infer<typeof cellSchema>;
export type RegionMark = z.infer<typeof markSchema>;
export type AccountRegions = z.infer<typeof accountRegionsSchema>;
export type RegionPolicy = z.infer<typeof regionPolicySchema>;
export type PolicyState = (typeof POLICY_STATES)[number];
export type RegionGridName = (typeof REGION_GRIDS)[number];
