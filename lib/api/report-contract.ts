import { z } from "zod";
import { documentSchema } from "@/lib/document/document";

/** Shapes of the API about reports. */
export const REPORT_STATES = ["waiting", "running", "done", "cancelled", "failed"] as const;
export const ADDITION_KINDS = ["prepared", "reviewed", "comment", "exception"] as const;

export const newReportSchema = z
  .object({
    pack: z.string().max(60),
    /** A day of the zone, ISO 8601, or relative: `2026-07-01`, `now-30d`. */
    from: z.string().min(1).max(40),
    to: z.string().min(1).max(40),
    tz: z.string().max(64).default("utc"),
    /** Not given: all that the reader may see. */
    accounts: z.array(z.string().max(40)).max(500).default([]),
    /** Ids of controls; not given: all of the pack. */
    sections: z.array(z.string().max(60)).max(100).default([]),
    parameters: z.record(z.string().max(20), z.string().max(4_000)).default({}),
    classification: z.string().trim().min(1).max(40).default("Internal"),
  })
  .strict();

export const reportPreviewSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  asof: z.number().int(),
  /** All events of the period and accounts; null: it takes too long to count. */
  events: z.number().int().nullable(),
  controls: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      evidence: z.string(),
      /** Null where the report will tell of something else, and where counting takes too long. */
      events: z.number().int().nullable(),
      exceptions: z.number().int().nullable(),
    }),
  ),
});

export const startedReportSchema = z.object({ id: z.number().int() });

export const newAdditionSchema = z
  .object({
    kind: z.enum(ADDITION_KINDS),
    section: z.string().max(60).optional(),
    body: z.string().max(4_000).default(""),
    /** Of an exception. */
    owner: z.string().max(120).optional(),
    due: z.iso.date().optional(),
  })
  .strict();

export const reportActionSchema = z.union([
  z.object({ action: z.literal("cancel") }).strict(),
  z.object({ action: z.literal("add"), addition: newAdditionSchema }).strict(),
]);

export const reportRowSchema = z.object({
  id: z.number().int(),
  packId: z.string(),
  title: z.string(),
  state: z.enum(REPORT_STATES),
  fromMs: z.number(),
  toMs: z.number(),
  /** Empty: all that the asker saw. */
  accounts: z.array(z.string()),
  sectionsDone: z.number().int(),
  sectionsTotal: z.number().int(),
  sha256: z.string().nullable(),
  problem: z.string().nullable(),
  requestedBy: z.string(),
  requestedAtMs: z.number(),
});

export const additionSchema = z.object({
  kind: z.enum(ADDITION_KINDS),
  section: z.string().nullable(),
  body: z.string(),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  previous: z.string(),
  hash: z.string(),
  /** Ed25519 in base64, and the SHA-256 of the key; null for one from before there was a key. */
  signature: z.string().nullable(),
  fingerprint: z.string().nullable(),
});

export const reportSchema = reportRowSchema.extend({
  document: documentSchema.nullable(),
  /** SHA-256 of the key that signs bundles and what is added; null before its first use. */
  signingKey: z.string().nullable(),
  /** Oldest first; each holds the hash of the one before it, the first that of the report. */
  additions: z.array(additionSchema),
});

const figuresSchema = z.object({
  status: z.string(),
  count: z.number(),
  exceptions: z.number(),
});
/** What must be explained, in words of its row; the key tells whether another report has it too. */
const listedExceptionSchema = z.object({ key: z.string(), text: z.string() });

const controlChangeSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  /** Null where the report does not have the control. */
  before: figuresSchema.nullable(),
  after: figuresSchema.nullable(),
  added: z.array(listedExceptionSchema),
  gone: z.array(listedExceptionSchema),
  /** False: one of the two does not list all of its exceptions. */
  isWhole: z.boolean(),
});

export const comparisonSchema = z.object({
  id: z.number().int(),
  /** The earlier report; null when there is none. */
  with: z.number().int().nullable(),
  /** Earlier reports that it can be compared with, newest first. */
  others: z.array(z.object({ id: z.number().int(), fromMs: z.number(), toMs: z.number() })),
  controls: z.array(controlChangeSchema),
});

export const comparisonParamsSchema = z
  .object({
    /** Number of the earlier report; not given: the newest one before. */
    with: z
      .string()
      .regex(/^\d{1,9}$/, "a number")
      .transform(Number)
      .optional(),
  })
  .strict();

export const reportsParamsSchema = z
  .object({
    state: z.enum(REPORT_STATES).optional(),
    /** Id of a pack. */
    pack: z.string().max(60).optional(),
    /** Only those with a smaller number: the next page. */
    before: z
      .string()
      .regex(/^\d{1,9}$/, "a number")
      .transform(Number)
      .optional(),
  })
  .strict();

export const reportsSchema = z.object({
  /** Newest first, a page of them. */
  reports: z.array(reportRowSchema),
  /** There are older ones. */
  more: z.boolean(),
  packs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      about: z.string(),
      parameters: z.array(z.object({ name: z.string(), label: z.string() })),
      controls: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
  ),
  /** Why other packs cannot be used. */
  problems: z.array(z.string()),
});

export const REPORT_FORMS = ["pdf", "html", "md", "json", "zip"] as const;
export const reportFormParamsSchema = z
  .object({ form: z.enum(REPORT_FORMS).default("json") })
  .strict();

export const bundleParamsSchema = z
  .object({
    /** `yes`: with the whole log files that digests prove, which hold more than was cited. */
    logs: z
      .enum(["yes", "no"])
      .default("no")
      .transform((word) => word === "yes"),
  })
  .strict();

export type ReportForm = (typeof REPORT_FORMS)[number];
export type NewReport = z.infer<typeof newReportSchema>;
export type NewAddition = z.input<typeof newAdditionSchema>;
export type ReportRow = z.infer<typeof reportRowSchema>;
export type Report = z.infer<typeof reportSchema>;
export type ReportsParams = z.output<typeof reportsParamsSchema>;
export type Reports = z.infer<typeof reportsSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type ControlChange = z.infer<typeof controlChangeSchema>;
export type ReportPreview = z.infer<typeof reportPreviewSchema>;
export type ReportAddition = z.infer<typeof additionSchema>;
