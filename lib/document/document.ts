import { z } from "zod";

/**
 * A document as its parts mean, before any form: a report, a case. Each form (page, PDF, Markdown,
 * CSV, JSON) is made from this and from nothing else, so all of them say the same.
 * Every text may come from a log: each form escapes it in its own way.
 */

const cellSchema = z.union([z.string(), z.number(), z.null()]);

export type Cell = z.output<typeof cellSchema>;

const columnSchema = z.object({
  label: z.string(),
  /** Numbers stand at the right; times are ISO 8601 UTC; code is set in a fixed width. */
  kind: z.enum(["text", "number", "time", "code"]),
});

const factSchema = z.object({ label: z.string(), value: z.string() });

export const blockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), text: z.string() }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  /** Said before all else around it: a limit, a gap, an exception. */
  z.object({
    kind: z.literal("note"),
    level: z.enum(["info", "good", "warning", "bad"]),
    text: z.string(),
  }),
  z.object({ kind: z.literal("facts"), facts: z.array(factSchema) }),
  z.object({
    kind: z.literal("table"),
    /** Names the CSV file of this table; unique within its section. */
    id: z.string(),
    caption: z.string(),
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema)),
    /** How many rows there are in truth, when `rows` is a part of them; null when unknown. */
    total: z.number().int().nullable(),
  }),
  /** Bars of one measure, drawn as vectors; `rows` are also its table for who cannot see it. */
  z.object({
    kind: z.literal("bars"),
    caption: z.string(),
    unit: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.number() })),
  }),
  /** A record or a query, character by character. */
  z.object({ kind: z.literal("code"), caption: z.string(), text: z.string() }),
  /** A path below the installation's own address; never an address out of a log. */
  z.object({ kind: z.literal("link"), label: z.string(), path: z.string().startsWith("/") }),
]);
export type Block = z.output<typeof blockSchema>;

const sectionSchema = z.object({
  /** Short, unique within the document: names anchors and files. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  title: z.string(),
  blocks: z.array(blockSchema),
});

export type DocumentSection = z.output<typeof sectionSchema>;

export const documentSchema = z.object({
  format: z.literal(1),
  /** What it is called on each page's foot: "Report 12", "Case 4". */
  label: z.string(),
  title: z.string(),
  subtitle: z.string(),
  /** "Confidential", "Internal": printed on every page. */
  classification: z.string(),
  /** BCP 47. */
  language: z.string(),
  /** ISO 8601 UTC. */
  madeAt: z.string(),
  madeBy: z.string(),
  sections: z.array(sectionSchema),
});
export type Document = z.output<typeof documentSchema>;
