import { z } from "zod";

/** Shapes of what people keep beside the index: views, links, history, exports. Times are UTC ms. */

/** Path and search part of one of our own pages; never a host, so that a link cannot lead away. */
export const pageUrlSchema = z
  .string()
  .max(8000)
  .regex(
    /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/,
    "a path of this site, such as /events?q=outcome:denied",
  );

export const savedViewSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  url: z.string(),
  owner: z.string(),
  /** It belongs to who asks, who alone can change it. */
  own: z.boolean(),
  shared: z.boolean(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
});
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) });
export const newSavedViewSchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    url: pageUrlSchema,
    shared: z.boolean().default(false),
  })
  .strict();
export const savedViewActionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("delete") }).strict(),
  z.object({ action: z.literal("rename"), name: z.string().trim().min(1).max(120) }).strict(),
  z.object({ action: z.literal("replace"), url: pageUrlSchema }).strict(),
  z.object({ action: z.literal("share"), shared: z.boolean() }).strict(),
]);

export const shortLinkSchema = z.object({ id: z.string(), path: z.string() });
export const newShortLinkSchema = z.object({ url: pageUrlSchema }).strict();

export const searchRunSchema = z.object({
  id: z.number().int(),
  parentId: z.number().int().nullable(),
  q: z.string(),
  url: z.string(),
  found: z.number().int().nullable(),
  atMs: z.number(),
});
export const searchRunsSchema = z.object({
  runs: z.array(searchRunSchema),
  nextCursor: z.number().int().nullable(),
});
export const newSearchRunSchema = z
  .object({
    q: z.string().max(2000),
    url: pageUrlSchema,
    parentId: z.number().int().positive().nullable().default(null),
    found: z.number().int().nonnegative().nullable().default(null),
  })
  .strict();

/** GET /api/exports/{id}: how far a download is. */
export const exportProgressSchema = z.object({
  id: z.string(),
  state: z.enum(["running", "done", "cancelled", "failed"]),
  /** What the download is called; the browser may add a number. */
  name: z.string(),
  events: z.number().int(),
  /** Events in all, when counting them was quick. */
  total: z.number().int().nullable(),
  /** Records read to find the events; null when the index alone decides. */
  records: z.number().int().nullable(),
  bytes: z.number().int(),
  elapsedMs: z.number(),
  problem: z.string().nullable(),
});
export const exportActionSchema = z.object({ action: z.literal("cancel") }).strict();

/** `manifest.json` of an export: what it holds and how to check it. */
export const exportManifestSchema = z.object({
  program: z.literal("trailglass"),
  version: z.string(),
  createdAt: z.string(),
  query: z.string(),
  explanation: z.string(),
  /** Only what rules matched is there: of the events of the query, which the index tells from them. */
  hunt: z
    .object({
      id: z.number().int(),
      /** Title of the rule; null for a text that is no rule's, and for all rules. */
      title: z.string().nullable(),
      /** The rule's text as it was looked for; empty: all rules that ran. */
      text: z.string(),
    })
    .optional(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  asof: z.number().int(),
  tz: z.string(),
  sort: z.string(),
  /** Events written. */
  count: z.number().int(),
  /** Of them, records that were rows of a table: their bytes are no JSON, so they were made from it. */
  rebuilt: z.number().int(),
  complete: z.boolean(),
  /** What was known of the log files that the events came from when the export ended. */
  integrity: z.object({
    /** Files by verdict; `not-checked` are those that no run has looked at. */
    files: z.record(z.string(), z.number().int()),
    /** The last run that said something of them; null when none has. */
    run: z.number().int().nullable(),
  }),
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      note: z.string(),
    }),
  ),
});

export type SavedView = z.infer<typeof savedViewSchema>;
export type SavedViews = z.infer<typeof savedViewsSchema>;
export type ShortLink = z.infer<typeof shortLinkSchema>;
export type SearchRun = z.infer<typeof searchRunSchema>;
export type SearchRuns = z.infer<typeof searchRunsSchema>;
export type ExportProgress = z.infer<typeof exportProgressSchema>;
export type ExportManifest = z.infer<typeof exportManifestSchema>;
