import { z } from "zod";
import { splitColumns } from "@/lib/search/column-names";
import { BYS } from "@/lib/search/event-search";
import { CONTEXT_MODES } from "./analysis-contract";
import { searchParamsSchema } from "./contract";
import { MOST_FACETS } from "./facet-limits";

/** Parameters of the API's routes. Unknown ones are refused, so that a typing error is not silence. */

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "a whole number")
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const columns = (most: number) =>
  z
    .string()
    .max(1000)
    .transform(splitColumns)
    .pipe(z.array(z.string().max(200)).max(most));

/** An IANA name or `utc`. */
const zone = z
  .string()
  .regex(/^[\w+/-]{1,64}$/)
  .default("utc");

export const noParamsSchema = z.object({}).strict();

/** Other events are looked for among the files committed up to `asof`. */
export const asofParamsSchema = z.object({ asof: searchParamsSchema.shape.asof }).strict();

export const listParamsSchema = searchParamsSchema
  .extend({
    cursor: z.string().max(100).optional(),
    sort: z.enum(["-time", "time"]).default("-time"),
    limit: integer(1, 500).default(100),
    /** Columns beyond those of every row: catalogue fields, or paths such as `request.bucketName`. */
    cols: columns(40).optional(),
    /** `last`: the page at the far end of the list. */
    at: z.enum(["first", "last"]).default("first"),
    /** Key of an event: the page that holds it, or the first one when the search does not find it. */
    around: z.string().max(200).optional(),
  })
  .strict();

export const histogramParamsSchema = searchParamsSchema
  .extend({
    by: z.enum(BYS).default("outcome"),
    /** Zone at whose midnights buckets of a day and longer begin. */
    tz: zone,
  })
  .strict();

export const facetParamsSchema = searchParamsSchema
  .extend({
    fields: z
      .string()
      .max(400)
      .default("outcome,event,service,user,region,ip,error,account")
      .transform((text) => text.split(",").filter((name) => name !== ""))
      .pipe(z.array(z.string()).min(1).max(MOST_FACETS)),
    top: integer(1, 200).default(10),
    /** How many of the least frequent values to list as well. */
    rare: integer(0, 50).default(0),
    /** Only values that contain this, ignoring case. */
    contains: z.string().max(200).optional(),
  })
  .strict();

export const exportParamsSchema = searchParamsSchema
  .extend({
    format: z.enum(["ndjson", "json", "csv", "md"]).default("ndjson"),
    sort: z.enum(["-time", "time"]).default("-time"),
    /** Of the display copies; several values in one cell stand with `, ` between them. */
    cols: columns(40).optional(),
    /** Zone of the times in the display copies (csv, md). */
    tz: zone,
    /** `zip` holds the file and its manifest.json; `file` is the file alone. */
    pack: z.enum(["zip", "file"]).default("zip"),
    /** A UUID of the caller's choice, under which progress and cancel are asked. */
    id: z.uuid().optional(),
  })
  .strict();

export const contextParamsSchema = z
  .object({
    mode: z.enum(CONTEXT_MODES).default("time"),
    /** Seconds before and after the event. */
    window: integer(1, 86_400).default(300),
    /** Only events that match this too; absent: the query does not apply. */
    q: z.string().max(2000).optional(),
    asof: searchParamsSchema.shape.asof,
    limit: integer(1, 500).default(200),
  })
  .strict();

export const diffParamsSchema = z
  .object({
    after: z.string().max(200),
    /** Another event's key; `previous`: the one before of the same event and principal; `neighbour`: the one before in time. */
    before: z.string().max(200).default("previous"),
    /** `previous` and `neighbour` are looked for among the files committed up to it. */
    asof: searchParamsSchema.shape.asof,
  })
  .strict();

export const patternParamsSchema = searchParamsSchema
  .extend({ top: integer(1, 500).default(100) })
  .strict();

export const compareParamsSchema = searchParamsSchema
  .extend({
    /** The selection, `2026-11-21T03:00Z..2026-11-21T04:00Z`; absent: the whole range. */
    sel: z.string().max(90).optional(),
    /** `rest`, `prev`, `weeks`, a range `from..to`, or `principal:` and a name. */
    cmp: z.string().max(200).default("rest"),
    top: integer(1, 200).default(60),
  })
  .strict();

export const arrivalParamsSchema = searchParamsSchema
  .extend({ since: integer(0, 999_999_999) })
  .strict();

export const scanParamsSchema = histogramParamsSchema
  .extend({ fields: facetParamsSchema.shape.fields, top: facetParamsSchema.shape.top })
  .strict();

export const revealParamsSchema = z
  .object({ reason: z.string().trim().max(500).default("") })
  .strict();

export const historyParamsSchema = z
  .object({ cursor: integer(1, 999_999_999).optional(), limit: integer(1, 500).default(100) })
  .strict();

/** The range lets values be counted in what the page shows. */
export const suggestParamsSchema = z
  .object({
    q: z.string().max(2000).default(""),
    caret: integer(0, 2000).default(0),
    from: searchParamsSchema.shape.from,
    to: searchParamsSchema.shape.to,
  })
  .strict();

export const explainParamsSchema = z.object({ q: z.string().max(2000).default("") }).strict();

export const filesParamsSchema = z
  .object({
    source: integer(1, 999_999_999).optional(),
    state: z
      .enum(["pending", "leased", "done", "skipped", "quarantined", "gone", "blocked"])
      .optional(),
    q: z.string().max(500).default(""),
    cursor: integer(0, 999_999_999).optional(),
    limit: integer(1, 500).default(100),
  })
  .strict();

export const fileActionSchema = z.object({ action: z.literal("retry") }).strict();
