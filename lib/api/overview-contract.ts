import { z } from "zod";
import {
  baselineSchema,
  countsSchema,
  eventLinkSchema,
  periodParamsSchema,
  periodSchema,
} from "./period-contract";
import { profileRefSchema } from "./profile-contract";

export const MOVER_KINDS = ["principal", "service", "region"] as const;

export const FRESH_KINDS = ["region", "principal", "key", "ip", "service", "write-action"] as const;

export const overviewParamsSchema = periodParamsSchema
  .extend({
    /** When this reader looked last, UTC milliseconds: what is newer is said to be. */
    since: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .optional(),
  })
  .strict();

/** One line of the overview, and the events behind it. */
const lineSchema = z.object({
  label: z.string(),
  events: z.number().int(),
  /** First event ever indexed, where the list is about what is new. */
  firstMs: z.number().nullable(),
  profile: profileRefSchema,
  /** Null when no query can say the value: it is masked, cut or too long. */
  link: eventLinkSchema.nullable(),
});

/** Events of one kind: all of them, and the most frequent values that they fall into. */
const groupSchema = z.object({
  events: z.number().int(),
  rows: z.array(lineSchema),
  /** How many values there are in all. */
  total: z.number().int(),
  link: eventLinkSchema,
});

export const overviewSchema = z.object({
  period: periodSchema,
  /** As long, right before. */
  previous: periodSchema,
  counts: countsSchema,
  previousCounts: countsSchema,
  link: eventLinkSchema,
  previousLink: eventLinkSchema,
  activity: z.object({
    bucketMs: z.number().int(),
    /** Only buckets with events. */
    buckets: z.array(countsSchema.extend({ startMs: z.number() })),
    uncovered: z.array(z.object({ fromMs: z.number(), toMs: z.number() })),
  }),
  baseline: baselineSchema,
  fresh: z.array(
    z.object({ what: z.enum(FRESH_KINDS), rows: z.array(lineSchema), total: z.number().int() }),
  ),
  /** What root did, by action. */
  root: groupSchema,
  /** Console sign-ins whose record says that no MFA was used, by who signed in. */
  withoutMfa: groupSchema,
  /** Hours with far more denied calls than usual, the most first. */
  spikes: z.object({
    rows: z.array(
      z.object({
        startMs: z.number(),
        endMs: z.number(),
        denied: z.number().int(),
        /** Middle of the denied calls in the same hour of the day before the period. */
        usual: z.number(),
        /** Covered hours of which it is the middle. */
        hours: z.number().int(),
        link: eventLinkSchema,
      }),
    ),
    total: z.number().int(),
  }),
  /** Largest changes against the previous period, in the order of `MOVER_KINDS`. */
  movers: z.array(
    z.object({
      what: z.enum(MOVER_KINDS),
      label: z.string(),
      events: z.number().int(),
      before: z.number().int(),
      profile: profileRefSchema,
      link: eventLinkSchema.nullable(),
      beforeLink: eventLinkSchema.nullable(),
    }),
  ),
  /** What was indexed after the reader's last look; null when that is not asked. */
  since: z
    .object({ sinceMs: z.number(), files: z.number().int(), events: z.number().int() })
    .nullable(),
  ingest: z.object({
    /** Newest event with a plausible time. */
    newestMs: z.number().nullable(),
    /** Newest delivery: as the file's name says, else when it was last changed. */
    deliveredMs: z.number().nullable(),
    /** From delivery to index, of the files of the last day of deliveries: the middle, and 95 %. */
    lagMs: z.object({ median: z.number(), p95: z.number() }).nullable(),
    filesPending: z.number().int(),
    filesFailed: z.number().int(),
    sources: z.number().int(),
  }),
  coverage: z.object({
    hours: z.number().int(),
    coveredHours: z.number().int(),
    /** Of as many hours right before; without any, nothing can be said to have changed. */
    previousCoveredHours: z.number().int(),
    accounts: z.number().int(),
    regions: z.number().int(),
  }),
  asof: z.number().int(),
});

export type OverviewParams = z.input<typeof overviewParamsSchema>;
export type Overview = z.infer<typeof overviewSchema>;
export type OverviewLine = z.infer<typeof lineSchema>;
export type OverviewGroup = z.infer<typeof groupSchema>;
export type OverviewMover = Overview["movers"][number];
export type OverviewSpike = Overview["spikes"]["rows"][number];
export type FreshKind = (typeof FRESH_KINDS)[number];
export type MoverKind = (typeof MOVER_KINDS)[number];
