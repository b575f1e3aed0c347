import { z } from "zod";
import { eventRowSchema, facetsSchema, histogramSchema } from "./contract";

/** Shapes of the answers that look around, across and between events. */

export const CONTEXT_MODES = ["time", "session", "ip", "key", "resource", "principal"] as const;

/** Conditions that an answer was found with, so that a page can say and link exactly what applies. */
export const appliedSchema = z.object({
  /** Canonical query; empty when only the time was asked for. */
  q: z.string(),
  fromMs: z.number().nullable(),
  toMs: z.number().nullable(),
  asof: z.number().int(),
});

/** GET /api/events/{key}/context: what happened around one event. */
export const contextSchema = z.object({
  anchor: eventRowSchema,
  mode: z.enum(CONTEXT_MODES),
  windowMs: z.number().int(),
  applied: appliedSchema,
  /** Newest first; the anchor is among them, at `anchorAt`. */
  rows: z.array(eventRowSchema),
  anchorAt: z.number().int(),
  /** More events in the window than are listed, on the newer and on the older side. */
  newer: z.boolean(),
  older: z.boolean(),
  /**
   * Why this mode cannot be asked of this event ("the record names no session", or its value holds
   * a secret, which no query may show); then no rows.
   */
  missing: z.string().nullable(),
  /** What the list does not keep to, in one sentence: "The record has no time: …". */
  note: z.string().nullable(),
});

export const RELATIONS = [
  "made-by",
  "made",
  "same-request",
  "shared",
  "correction",
  "corrected-by",
  "conflict",
] as const;

/** GET /api/events/{key}/related: events that this one is tied to by an id or a credential. */
export const relatedSchema = z.object({
  groups: z.array(
    z.object({
      relation: z.enum(RELATIONS),
      label: z.string(),
      /** How the tie is known: "the answer to this AssumeRole handed out ASIA…, which these used". */
      why: z.string(),
      /**
       * A query that finds the same events, and this one where it has the id too; null when the id
       * holds a secret or is longer than a query may be.
       */
      q: z.string().nullable(),
      /** Without this event; none when the record claims a tie to what is not indexed. */
      rows: z.array(eventRowSchema),
      more: z.boolean(),
    }),
  ),
});

/** GET /api/events/diff: what differs between two records, secrets masked. */
export const diffSchema = z.object({
  /** Null when `previous` or `neighbour` was asked for and no event is earlier: nothing is compared. */
  before: eventRowSchema.nullable(),
  after: eventRowSchema,
  changes: z.array(
    z.object({
      /**
       * `requestParameters.policyDocument.Statement[0].Effect`; parsed policies are looked into.
       * Items of arrays that have names stand by them, `tags[key="env"].value`; others by their place
       * in the later record, and what was removed in the earlier one. No path comes twice.
       */
      path: z.string(),
      kind: z.enum(["added", "removed", "changed"]),
      /** As JSON writes it, texts in quotes; null where the record has nothing there. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Leaves that are equal on both sides. */
  same: z.number().int(),
  /** Further changes that are not listed: only of records made to have thousands. */
  more: z.number().int(),
});

/** GET /api/events/patterns: events grouped by what they are, not by when. */
export const patternsSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  bucketMs: z.number().int(),
  total: z.number().int(),
  /** Most frequent first. */
  patterns: z.array(
    z.object({
      event: z.string().nullable(),
      service: z.string().nullable(),
      kind: z.string().nullable(),
      outcome: z.string(),
      client: z.string().nullable(),
      count: z.number().int(),
      firstMs: z.number().nullable(),
      lastMs: z.number().nullable(),
      /** Counts by time, one for each bucket from `fromMs` to `toMs`. */
      spark: z.array(z.number().int()),
      /** The search narrowed to exactly these events; null when it would be too long for a query. */
      q: z.string().nullable(),
    }),
  ),
  /** Further patterns that are not listed, and how many events they have together. */
  more: z.object({ patterns: z.number().int(), events: z.number().int() }),
  asof: z.number().int(),
});

export const comparedSideSchema = z.object({
  label: z.string(),
  total: z.number().int(),
  /** What was asked, for a link; null when one search cannot say it (the rest, four weeks). */
  applied: appliedSchema.nullable(),
});

/** GET /api/events/compare: in what a selection differs from a baseline. */
export const comparisonSchema = z.object({
  selection: comparedSideSchema,
  baseline: comparedSideSchema,
  /** Ranked: values that only the selection has first, then by difference of shares. */
  values: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      /** Null for "the record does not say". */
      value: z.string().nullable(),
      selection: z.number().int(),
      baseline: z.number().int(),
      /** Share of the selection less share of the baseline, from -1 to 1. */
      difference: z.number(),
      onlyIn: z.enum(["selection", "baseline"]).nullable(),
    }),
  ),
  /** Fields that were compared, also those in which nothing differs. */
  fields: z.array(z.string()),
  leastSupport: z.number().int(),
  asof: z.number().int(),
});

/** GET /api/events/arrivals: what a search has gained since a watermark. */
export const arrivalsSchema = z.object({
  /** Newest watermark; ask from here next time. */
  asof: z.number().int(),
  count: z.number().int(),
  /** Of them, events whose file was delivered more than an hour after they happened. */
  late: z.number().int(),
  /** Newest event in the index, for the honest lag; null in an empty index. */
  newestMs: z.number().nullable(),
  /** Newest delivery; null in an empty index, and to who may not see all accounts. */
  deliveredMs: z.number().nullable(),
  more: z.boolean(),
});

/**
 * GET /api/events/scan: one line of JSON for each step of a search that only the records can
 * decide. Each line holds all counts so far; the last one has `done`.
 */
export const scanStepSchema = z.object({
  /** Records opened so far, and how many there are to open. */
  read: z.number().int(),
  candidates: z.number().int(),
  matched: z.number().int(),
  /** Everything newer than this has been read. */
  reachedMs: z.number().nullable(),
  elapsedMs: z.number(),
  done: z.boolean(),
  histogram: histogramSchema,
  facets: facetsSchema,
});

export type Applied = z.infer<typeof appliedSchema>;
export type EventContext = z.infer<typeof contextSchema>;
export type ContextMode = (typeof CONTEXT_MODES)[number];
export type RelatedEvents = z.infer<typeof relatedSchema>;
export type Relation = (typeof RELATIONS)[number];
export type RecordDiff = z.infer<typeof diffSchema>;
export type Patterns = z.infer<typeof patternsSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type Arrivals = z.infer<typeof arrivalsSchema>;
export type ScanStep = z.infer<typeof scanStepSchema>;
