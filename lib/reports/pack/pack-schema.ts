import { z } from "zod";

const text = (most: number) => z.string().trim().min(1).max(most);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, "small letters, digits and hyphens");

/** What a control is shown by. `none`: nothing in a log shows it, and the report says so. */
const EVIDENCE_KINDS = ["events", "coverage", "integrity", "alerts", "fields", "none"] as const;

export const controlSchema = z
  .object({
    /** Names the section, its anchor and its files. */
    id: slug,
    /** As the standard numbers it, one for each edition: `v1.2 3.1`. */
    numbers: z.array(text(60)).max(12).default([]),
    title: text(120),
    /** What is asked, in our own words. */
    asks: text(1_000),
    evidence: z.enum(EVIDENCE_KINDS),
    /** In the search language; `{name}` stands for a parameter. Not given: every event. */
    query: z.string().max(8_000).default(""),
    /** Which of the events somebody must explain: a further search, or all of them, or none. */
    exceptions: z
      .object({ says: text(400), query: z.string().max(8_000).optional() })
      .strict()
      .optional(),
    /** Fields whose most frequent values are counted. */
    by: z.array(text(60)).max(5).default([]),
    /** Events that are listed one by one, at most. */
    sample: z.number().int().min(0).max(500).default(25),
  })
  .strict();

export const packSchema = z
  .object({
    id: slug,
    title: text(120),
    about: text(1_000),
    version: text(20),
    /** Name and edition of what the controls are numbered after; never its text. */
    source: z.object({ name: text(120), version: text(60) }).strict(),
    parameters: z
      .array(
        z
          .object({
            name: z.string().regex(/^[a-z]{1,20}$/, "small letters"),
            label: text(80),
            /** `text` becomes one quoted value, `query` a search in brackets. */
            kind: z.enum(["text", "query"]),
          })
          .strict(),
      )
      .max(5)
      .default([]),
    controls: z.array(controlSchema).min(1).max(100),
  })
  .strict();

export type Control = z.output<typeof controlSchema>;
export type PackText = z.output<typeof packSchema>;
