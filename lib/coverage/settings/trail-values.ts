import { z } from "zod";

/** Texts of AWS and of log records: any content that Postgres can hold. */
const text = z
  .string()
  .max(2048)
  .regex(/^[^\0\p{Cs}]*$/u);
const timeMs = z.number().nullable();

/** The newest delivery of a kind, and its error; null: none. */
const deliverySchema = z.object({ latestMs: timeMs, error: text.nullable() });

export const selectionSchema = z.object({
  /** Management events that are logged. */
  management: z.enum(["all", "write-only", "read-only", "none"]),
  /** Some management events are left out by further conditions. */
  isNarrowed: z.boolean(),
  /** Services whose management events are left out. */
  excluded: z.array(text),
  /** Types of resources whose data events are logged. */
  dataTypes: z.array(text),
});

/** What a lifecycle rule does to objects of the trail, days after they were made. */
const lifecycleSchema = z.object({
  what: z.enum(["delete", "delete-old-versions", "archive"]),
  /** Null for a rule with a date, or without a number of days. */
  days: z.number().nullable(),
  storageClass: text.nullable(),
});

/** Everything about a trail and its bucket that can be told; what is absent is not known. */
export const trailValuesSchema = z
  .object({
    bucket: text,
    logging: z.boolean(),
    multiRegion: z.boolean(),
    globalEvents: z.boolean(),
    selection: selectionSchema,
    insights: z.array(text),
    validation: z.boolean(),
    delivery: deliverySchema,
    digestDelivery: deliverySchema,
    /** Null: none is set. */
    kmsKey: text.nullable(),
    logGroup: text.nullable(),
    logGroupDelivery: deliverySchema,
    organization: z.boolean(),
    versioning: z.enum(["enabled", "suspended", "never"]),
    mfaDelete: z.boolean(),
    publicAccessBlock: z
      .object({
        blockPublicAcls: z.boolean(),
        ignorePublicAcls: z.boolean(),
        blockPublicPolicy: z.boolean(),
        restrictPublicBuckets: z.boolean(),
      })
      .nullable(),
    isPolicyPublic: z.boolean().nullable(),
    lifecycle: z.array(lifecycleSchema),
  })
  .partial();

export const TRAIL_VALUE_NAMES = trailValuesSchema.keyof().options;

/** Those of some values that are there and are what they should be; each is judged by itself. */
export function readTrailValues(
  given: Readonly<Partial<Record<TrailValueName, unknown>>>,
): TrailValues {
  const values: TrailValues = {};
  for (const name of TRAIL_VALUE_NAMES) {
    if (given[name] === undefined) continue;
    const read = trailValuesSchema.safeParse({ [name]: given[name] });
    if (read.success) Object.assign(values, read.data);
  }
  return values;
}

/** A row of `trail_setting`: never credentials, nor anything that was not asked for. */
export const trailSettingsSchema = z.object({
  /** Name of the credentials that AWS was asked with. */
  askedWith: text,
  values: trailValuesSchema,
  /** Why AWS did not tell a value. */
  refusals: z.partialRecord(z.enum(TRAIL_VALUE_NAMES), text),
});

export type TrailValues = z.infer<typeof trailValuesSchema>;
export type TrailValueName = (typeof TRAIL_VALUE_NAMES)[number];
export type TrailSettings = z.infer<typeof trailSettingsSchema>;
export type Selection = z.infer<typeof selectionSchema>;
export type LifecycleStep = z.infer<typeof lifecycleSchema>;
