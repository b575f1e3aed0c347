import { z } from "zod";
import { eventLinkSchema, periodParamsSchema, periodSchema } from "./period-contract";

/** Shapes of the API about coverage: which hours the index can speak for, and how surely. */

/**
 * `proven-empty`: a verified digest says that nothing was delivered; `complete`: a verified digest
 * names log files and all are indexed; `delivered`: log files, and no verified digest speaks for the
 * hour; `missing`: a digest names files that are not here, or a digest itself is not; `late`: too
 * recent for files or digest to be due, or files wait to be read; `off`: logging or validation was
 * off, or the Region is not enabled, and something says so; `unknown`: nothing speaks for the hour.
 */
export const COVERAGE_STATES = [
  "complete",
  "proven-empty",
  "delivered",
  "missing",
  "late",
  "off",
  "unknown",
] as const;
export const coverageStateSchema = z.enum(COVERAGE_STATES);
export const COVERAGE_FAMILIES = ["cloudtrail", "insight", "network", "aggregated"] as const;
export const COVERAGE_GRIDS = ["day", "hour"] as const;

export const coverageParamsSchema = periodParamsSchema
  .extend({
    grid: z.enum(COVERAGE_GRIDS).optional(),
    family: z.enum(COVERAGE_FAMILIES).default("cloudtrail"),
  })
  .strict();

/** Cells or gaps as CSV; JSON holds both. */
export const coverageExportParamsSchema = coverageParamsSchema
  .extend({
    what: z.enum(["cells", "gaps"]).default("cells"),
    format: z.enum(["csv", "json"]).default("csv"),
  })
  .strict();

const hoursSchema = z.partialRecord(coverageStateSchema, z.number().int());

/** One account and Region. */
export const coverageRowSchema = z.object({
  account: z.string(),
  region: z.string(),
  /** No trail evidence at all from here, though the Region is open to the account. */
  isExpected: z.boolean(),
  isSeen: z.boolean(),
  hours: hoursSchema,
  /** Last delivery of a log file or digest, and how long after the newest of the account that is. */
  lastDeliveryMs: z.number().nullable(),
  lagSeconds: z.number().nullable(),
  /** In the order of `columns`; the worst state of the column, and its hours by state. */
  cells: z.array(
    z.object({
      column: z.number().int(),
      state: coverageStateSchema,
      hours: hoursSchema,
      /** Log files of the family by their delivery; events of all families by when they happened. */
      files: z.number().int(),
      events: z.number().int(),
    }),
  ),
});

/** Hours in a row for which files or digests should be there and are not. */
export const coverageGapSchema = z.object({
  account: z.string(),
  region: z.string(),
  state: z.enum(["missing", "off", "unknown"]),
  fromMs: z.number(),
  toMs: z.number(),
  /** What is known of it: which digest is not there, which files, whether a call explains it. */
  reason: z.string(),
  cause: z
    .object({
      eventName: z.string(),
      timeMs: z.number(),
      principal: z.string().nullable(),
      link: eventLinkSchema,
    })
    .nullable(),
  explain: eventLinkSchema,
});

export const coverageGridSchema = z.object({
  period: periodSchema,
  grid: z.enum(COVERAGE_GRIDS),
  columns: z.array(z.object({ startMs: z.number(), endMs: z.number() })),
  rows: z.array(coverageRowSchema),
  /** Rows left out, if any: with so many columns no more are sent. */
  moreRows: z.number().int().optional(),
  /** Of the rows together: an hour counts once for each account and Region. */
  hours: hoursSchema,
  gaps: z.array(coverageGapSchema),
  moreGaps: z.number().int(),
  /** Regions that are open to the account by default and of which nothing at all was delivered. */
  silent: z.array(z.object({ account: z.string(), regions: z.array(z.string()) })),
  /** What the proof rests on: the last run that ended; null when there was none. */
  run: z
    .object({ id: z.number().int(), finishedAtMs: z.number(), keySource: z.string().nullable() })
    .nullable(),
});

export type CoverageState = z.infer<typeof coverageStateSchema>;
export type CoverageFamily = (typeof COVERAGE_FAMILIES)[number];
export type CoverageGap = z.infer<typeof coverageGapSchema>;
export type CoverageGrid = z.infer<typeof coverageGridSchema>;
export type CoverageRow = z.infer<typeof coverageRowSchema>;
export type CoverageParams = z.input<typeof coverageParamsSchema>;
