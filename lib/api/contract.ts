import { z } from "zod";
import { BYS } from "@/lib/search/event-search";
import { coverageStateSchema } from "./coverage-contract";

/**
 * The shapes that the HTTP API answers and accepts. The routes check against them, the browser
 * reads them, and `/api/openapi.json` is written from them: one description, three uses.
 * Times are UTC milliseconds since 1970; `null` means that the record does not say.
 */

export const outcomeSchema = z.enum(["success", "denied", "error", "unknown"]);

/** A problem in a query: where (UTF-16 offsets), what, and edits that would mend it. */
const editSchema = z.object({ from: z.number().int(), to: z.number().int(), text: z.string() });
export const queryIssueSchema = z.object({
  code: z.string(),
  message: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  severity: z.enum(["error", "warning"]),
  fixes: z.array(z.object({ label: z.string(), edits: z.array(editSchema).readonly() })).readonly(),
});

/** Every failed request has this body. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.enum([
      "invalid",
      "not_found",
      "conflict",
      "unauthenticated",
      "forbidden",
      "unavailable",
      "timeout",
      "too_many",
      "internal",
    ]),
    message: z.string(),
    /** Problems of the query text, when that is what was wrong. */
    issues: z.array(queryIssueSchema).optional(),
    /** Problems by parameter or body field. */
    fields: z.record(z.string(), z.string()).optional(),
    requestId: z.string().optional(),
  }),
});

/** The part of the URL that says which events are meant; the same names as in every page's URL. */
export const searchParamsSchema = z.object({
  q: z.string().max(2000).default(""),
  /** ISO 8601 UTC, or relative: `now`, `now-24h`, `now-7d`. Absent: no bound. */
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  /** Ingest sequence: only files committed up to it are asked. */
  asof: z
    .string()
    .regex(/^\d{1,9}$/, "a whole number")
    .transform(Number)
    .optional(),
});

export const eventRowSchema = z.object({
  /** Identity of the row in a permalink: eventID and the beginning of the content's hash. */
  key: z.string(),
  timeMs: z.number().nullable(),
  eventName: z.string().nullable(),
  eventSource: z.string().nullable(),
  region: z.string().nullable(),
  account: z.string().nullable(),
  principal: z.object({ key: z.string(), kind: z.string(), name: z.string() }),
  sourceIp: z.string().nullable(),
  userAgent: z.string().nullable(),
  outcome: outcomeSchema,
  errorCode: z.string().nullable(),
  readOnly: z.boolean().nullable(),
  category: z.string(),
  /** First resource named by the record, for the row; the event page lists all. */
  resource: z.string().nullable(),
  flags: z.array(z.string()),
  /** Commit-ordered number of the file that the event came with; higher arrived later. */
  ingestSeq: z.number().int(),
  /** Its file was delivered more than an hour after it happened; null when that is not recorded. */
  late: z.boolean().nullable(),
  /** Values of the columns asked for that are not above, by field: `request.bucketName`. */
  values: z.record(z.string(), z.array(z.string())),
});

export const eventPageSchema = z.object({
  rows: z.array(eventRowSchema),
  /** Pass as `cursor` for the next (older, or newer with sort=time) page; null at the end. */
  nextCursor: z.string().nullable(),
  /** Pass as `cursor` for the page before this one; null at the beginning. */
  prevCursor: z.string().nullable(),
  /** Watermark that this page was read at: pass it back so that later files do not shift rows. */
  asof: z.number().int(),
  /**
   * How far a search that only the records can decide has read: a page may then hold fewer rows
   * than asked for and still have a next one. Null when the index alone answers.
   */
  scanned: z.object({ records: z.number().int(), reachedMs: z.number().nullable() }).nullable(),
  warnings: z.array(queryIssueSchema),
});

export const histogramSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  /** From a day on, buckets begin at midnight of the zone that was asked for (`tz`). */
  bucketMs: z.number().int(),
  /** What the bars are stacked by. */
  by: z.enum(BYS),
  /**
   * The layers, from the bottom up. By outcome always success, denied, error, unknown; by another
   * field its most frequent values, then `other` (value "*") and "not recorded" (value null).
   */
  series: z.array(z.object({ value: z.string().nullable(), label: z.string() })),
  /** Only buckets with events; `fromMs + n * bucketMs` are the starts. */
  buckets: z.array(
    z.object({
      startMs: z.number(),
      /** One count for each of `series`. */
      counts: z.array(z.number().int()),
      /** Of these, events whose file was delivered more than an hour after they happened. */
      late: z.number().int(),
    }),
  ),
  /** True when more files came late than were looked into: each `late` is then a lower bound. */
  lateIsPartial: z.boolean(),
  /**
   * Hours inside the range for which no log file was delivered and no verified digest speaks, or of
   * which a log file is known not to be here; merged to ranges.
   */
  uncovered: z.array(z.object({ fromMs: z.number(), toMs: z.number() })),
  total: z.number().int(),
  /** Events that match but carry no usable time; they are in no bucket. */
  undated: z.number().int(),
  asof: z.number().int(),
});

export const facetSchema = z.object({
  field: z.string(),
  label: z.string(),
  values: z.array(
    z.object({
      /** Value as the query language writes it; null for "the record does not say". */
      value: z.string().nullable(),
      label: z.string(),
      count: z.number().int(),
      /**
       * True when the index had never seen this value before the window; null where unknown: no
       * window, nothing indexed before it, or a question with `asof`, whose answer must stay.
       */
      isNew: z.boolean().nullable(),
      /** True when a secret in the value is masked: no query finds what is shown. */
      masked: z.boolean(),
    }),
  ),
  /** The least frequent values, rarest first; only when asked for and not already above. */
  rare: z.array(
    z.object({
      value: z.string(),
      count: z.number().int(),
      isNew: z.boolean().nullable(),
      masked: z.boolean(),
    }),
  ),
  /** True when more values exist than are listed. */
  more: z.boolean(),
  /** Why this field alone could not be counted; it then has no values. Null when it was. */
  problem: z.string().nullable(),
});

export const facetsSchema = z.object({
  facets: z.array(facetSchema),
  total: z.number().int(),
  asof: z.number().int(),
});

/** What the index holds for a window: the honest half of "no results". */
export const coverageSchema = z.object({
  events: z.number().int(),
  /** Times of the first and the last of these events. */
  firstMs: z.number().nullable(),
  lastMs: z.number().nullable(),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  /** Nearest event before and after the asked window that matches the query, if any. */
  nearestBeforeMs: z.number().nullable(),
  nearestAfterMs: z.number().nullable(),
  filesPending: z.number().int(),
  /**
   * Hours of the time by what is known of them, once for each account and Region that the search can
   * be about (lib/api/coverage-contract.ts says what the states mean); null for a time too long.
   */
  hours: z
    .object({
      places: z.number().int(),
      states: z.partialRecord(coverageStateSchema, z.number().int()),
    })
    .nullable(),
  /** For an empty answer: how many events match when one condition is left out. */
  without: z.array(
    z.object({
      condition: z.string(),
      query: z.string(),
      count: z.number().int(),
      /** True when counting stopped there: that many match, or more. */
      atLeast: z.boolean(),
    }),
  ),
  /** How many are not listed above; of conditions, those whose count takes too long as well. */
  more: z.object({
    accounts: z.number().int(),
    regions: z.number().int(),
    conditions: z.number().int(),
  }),
});

/** Where one stored copy of a record lies. */
export const recordPlaceSchema = z.object({
  fileId: z.number().int(),
  source: z.string(),
  key: z.string(),
  /** 0-based position in the file. */
  ordinal: z.number().int(),
  /** SHA-256 of the file's decompressed body: the value that a digest file signs. */
  bodySha256: z.string(),
  ingestSeq: z.number().int(),
  ingestedAtMs: z.number(),
});

export const eventDetailSchema = z.object({
  row: eventRowSchema,
  eventId: z.string().nullable(),
  /** Who did what to what, from where, in which session, with which result. */
  sentence: z.string(),
  /** Every catalogue field that has a value, in catalogue order. */
  fields: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      values: z.array(z.string()),
      help: z.string(),
    }),
  ),
  /** SHA-256 of the raw record's bytes. */
  recordSha256: z.string(),
  /** The record as text; bytes are at `/api/events/{key}/raw`. Secrets masked unless asked. */
  raw: z.string(),
  rawBytes: z.number().int(),
  masked: z.array(z.string()),
  place: recordPlaceSchema,
  /** Byte-identical deliveries of the same event in other files or positions. */
  copies: z.array(recordPlaceSchema),
  /** Other records that carry the same eventID with different content. */
  conflicts: z.array(eventRowSchema),
  previousKey: z.string().nullable(),
  nextKey: z.string().nullable(),
});

/** POST /api/events/{key}/reveal. */
export const revealedSchema = z.object({ raw: z.string(), recordedAtMs: z.number() });

/** GET /api/suggest: what may be typed at the caret. */
export const suggestionSchema = z.object({
  kind: z.enum(["field", "operator", "value"]),
  text: z.string(),
  label: z.string(),
  detail: z.string().nullable(),
  count: z.number().int().nullable(),
  /** Range of the query text that the suggestion replaces. */
  from: z.number().int(),
  to: z.number().int(),
});

export const explanationSchema = z.object({
  sentence: z.string(),
  canonical: z.string(),
  tokens: z.array(z.object({ from: z.number().int(), to: z.number().int(), text: z.string() })),
  issues: z.array(queryIssueSchema),
});

export type QueryIssue = z.infer<typeof queryIssueSchema>;
export type ErrorBody = z.infer<typeof errorBodySchema>;
export type SearchParams = z.infer<typeof searchParamsSchema>;
export type EventRow = z.infer<typeof eventRowSchema>;
export type EventPage = z.infer<typeof eventPageSchema>;
export type Histogram = z.infer<typeof histogramSchema>;
export type Facet = z.infer<typeof facetSchema>;
export type Facets = z.infer<typeof facetsSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type EventDetail = z.infer<typeof eventDetailSchema>;
export type RecordPlace = z.infer<typeof recordPlaceSchema>;
export type Revealed = z.infer<typeof revealedSchema>;
export type Suggestion = z.infer<typeof suggestionSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
