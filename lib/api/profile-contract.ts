import { z } from "zod";
import {
  baselineSchema,
  countsSchema,
  eventLinkSchema,
  periodParamsSchema,
  periodSchema,
} from "./period-contract";

/** What has a page of its own. */
export const PROFILE_KINDS = ["principal", "session", "ip", "key", "resource", "account"] as const;

export const PROFILE_SORTS = ["-events", "name", "-last", "-first", "-denied", "-new"] as const;

/** What has a profile of its own; null for what has none, or whose name a URL must not hold. */
export const profileRefSchema = z
  .object({ kind: z.enum(PROFILE_KINDS), id: z.string() })
  .nullable();

/** Tables of a profile. A profile leaves out the one that it is about. */
export const BLOCK_KINDS = [
  "principals",
  "sessions",
  "regions",
  "services",
  "actions",
  "ips",
  "clients",
  "keys",
  "errors",
  "resources",
  "accounts",
  /** Of a resource: the principals of its events that write. */
  "writers",
] as const;

const whole = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "a whole number")
    .transform(Number)
    .pipe(z.number().max(most))
    .default(usual);

export const profileListParamsSchema = periodParamsSchema
  .extend({
    contains: z.string().max(200).optional(),
    /** Of principals: one of their kinds. */
    kind: z.string().max(40).optional(),
    sort: z.enum(PROFILE_SORTS).default("-events"),
    offset: whole(1_000_000, 0),
    limit: whole(200, 100),
  })
  .strict();

/** As records write it, so it travels as a parameter: a path cannot hold every text. */
const id = z.string().min(1).max(4_000);

export const profileParamsSchema = periodParamsSchema.extend({ id }).strict();

export const blockParamsSchema = periodParamsSchema
  .extend({
    id,
    blocks: z
      .string()
      .max(200)
      .transform((text) => text.split(","))
      .pipe(z.array(z.enum(BLOCK_KINDS)).min(1).max(BLOCK_KINDS.length)),
    /** Values per table. */
    top: whole(500, 10),
  })
  .strict();

/** What is counted of each value; the other events succeeded, or do not say how they ended. */
export const tallySchema = z.object({
  events: z.number().int(),
  denied: z.number().int(),
  errors: z.number().int(),
});

/** Null where no link can lead to the events: the value is too long for a query, or a secret. */
const rowLinkSchema = eventLinkSchema.nullable();

/** How many events were made with MFA, without, and how many do not say. */
const mfaSchema = z.object({
  yes: z.number().int(),
  no: z.number().int(),
  unknown: z.number().int(),
});

export const profileRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Of a principal its kind, else null. */
  kind: z.string().nullable(),
  account: z.string().nullable(),
  /**
   * In all the index, not in the period; null where only events without a
   * time are known. Of resources: in the period.
   */
  firstMs: z.number().nullable(),
  lastMs: z.number().nullable(),
  counts: tallySchema,
  /** Null where this kind of list does not count it. */
  mfa: mfaSchema.nullable(),
  regions: z.number().int().nullable(),
  /** New things in the period; null where it is not counted or the baseline does not suffice. */
  fresh: z.number().int().nullable(),
  link: rowLinkSchema,
});

export const profileListSchema = z.object({
  period: periodSchema,
  baseline: baselineSchema,
  rows: z.array(profileRowSchema),
  total: z.number().int(),
  /** `offset` of the next page; null at the end. */
  nextOffset: z.number().int().nullable(),
  asof: z.number().int(),
});

/** Something that was never seen before the period. */
export const freshSchema = z.object({
  what: z.enum(["region", "ip", "client", "service", "write-action", "key", "hour"]),
  value: z.string(),
  label: z.string(),
  firstMs: z.number(),
  /** The first event. */
  eventKey: z.string().nullable(),
  link: rowLinkSchema,
});

export const profileSchema = z.object({
  kind: z.enum(PROFILE_KINDS),
  id: z.string(),
  name: z.string(),
  period: periodSchema,
  /** Facts of the identity card; `profile` leads to another profile. */
  facts: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      profile: profileRefSchema,
    }),
  ),
  firstMs: z.number().nullable(),
  lastMs: z.number().nullable(),
  /** The index begins here: before it, nothing is known. */
  dataFromMs: z.number().nullable(),
  counts: countsSchema,
  mfa: mfaSchema,
  story: z.string(),
  baseline: baselineSchema,
  /** Null for kinds of which it is not kept who saw what first: sessions, addresses, keys, resources. */
  fresh: z.array(freshSchema).nullable(),
  /** Events by hour of the week, UTC: 168 counts, the first is Monday 00:00. */
  hours: z.array(z.number().int()),
  /** Whole UTC days with events, of the 364 up to the one in which the period ends. */
  days: z.array(z.object({ startMs: z.number(), events: z.number().int() })),
  /** Conditions that find this profile's events. */
  q: z.string(),
  link: rowLinkSchema,
  asof: z.number().int(),
});

export const blockRowSchema = z.object({
  /** As the query language writes it; null for "not recorded". */
  value: z.string().nullable(),
  label: z.string(),
  counts: tallySchema,
  firstMs: z.number().nullable(),
  lastMs: z.number().nullable(),
  /** Of access keys: the first time that the index has, in the period or before; else null. */
  firstEverMs: z.number().nullable(),
  /** True when nobody else was ever seen with it; null where that is not known. */
  isOnly: z.boolean().nullable(),
  /** Events by UTC day of the period; of more than 60 days, by as many days as make 60 steps. */
  spark: z.array(z.number().int()),
  profile: profileRefSchema,
  link: rowLinkSchema,
});

export const blocksSchema = z.object({
  period: periodSchema,
  blocks: z.array(
    z.object({
      kind: z.enum(BLOCK_KINDS),
      label: z.string(),
      rows: z.array(blockRowSchema),
      /** How many values there are in all, "not recorded" included. */
      total: z.number().int(),
    }),
  ),
  asof: z.number().int(),
});

/** First time in the period that each action was denied, those first that were denied most. */
export const denialsSchema = z.object({
  rows: z.array(
    z.object({
      /** `iam:CreateUser`. */
      action: z.string(),
      /** Null where the record says no more than that it was denied. */
      error: z.string().nullable(),
      firstMs: z.number(),
      eventKey: z.string(),
      /** How often it was denied in the period. */
      events: z.number().int(),
      link: rowLinkSchema,
    }),
  ),
  total: z.number().int(),
});

/**
 * What a principal used against what it may use. `used` are the calls that were not denied; a link
 * leads to those and to the denied ones.
 */
export const accessSchema = z.object({
  /** The IAM snapshot that says what is granted; null: granted is unknown. */
  snapshot: z
    .object({
      account: z.string(),
      takenMs: z.number().nullable(),
      uploadedMs: z.number(),
      sha256: z.string(),
    })
    .nullable(),
  services: z.array(
    z.object({
      service: z.string(),
      /** Null without a snapshot that lists the principal, and for what IAM has no action for. */
      isGranted: z.boolean().nullable(),
      used: z.number().int(),
      denied: z.number().int(),
      lastMs: z.number().nullable(),
      link: rowLinkSchema,
      actions: z.array(
        z.object({
          action: z.string(),
          isGranted: z.boolean().nullable(),
          used: z.number().int(),
          denied: z.number().int(),
          link: rowLinkSchema,
        }),
      ),
    }),
  ),
  /** Policies as the snapshot names them, with how each reached the principal. */
  policies: z.array(z.object({ name: z.string(), from: z.string() })),
  /** What the comparison leaves out: conditions, boundaries, resource policies. */
  limits: z.array(z.string()),
});

export const risksSchema = z.object({
  risks: z.array(
    z.object({
      id: z.string(),
      weight: z.number().int(),
      title: z.string(),
      /** One sentence with its numbers. */
      why: z.string(),
      link: rowLinkSchema,
    }),
  ),
  /** Indicators that could not be judged, and why not: nothing said about them is no good sign. */
  unjudged: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
});

export type ProfileKind = (typeof PROFILE_KINDS)[number];
export type ProfileSort = (typeof PROFILE_SORTS)[number];
export type BlockKind = (typeof BLOCK_KINDS)[number];
export type ProfileList = z.infer<typeof profileListSchema>;
export type ProfileRow = z.infer<typeof profileRowSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type Fresh = z.infer<typeof freshSchema>;
export type Blocks = z.infer<typeof blocksSchema>;
export type Block = Blocks["blocks"][number];
export type Tally = z.infer<typeof tallySchema>;
export type BlockRow = z.infer<typeof blockRowSchema>;
export type Denials = z.infer<typeof denialsSchema>;
export type Access = z.infer<typeof accessSchema>;
export type Risks = z.infer<typeof risksSchema>;
