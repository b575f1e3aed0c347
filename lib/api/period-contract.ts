import { z } from "zod";

/** The period and the accounts that the overview, the Regions and the profiles are about. */
export const periodParamsSchema = z.object({
  /** ISO 8601 UTC, or relative: `now`, `now-30d`. Both absent: the page's usual length. */
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  /** Account numbers, comma-separated; absent: all that the reader may see. */
  scope: z.string().max(400).optional(),
});

export const periodSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  /**
   * `asked`: as the URL says; `now`: the usual length up to now; `newest`: up to the newest event,
   * because nothing is newer.
   */
  basis: z.enum(["asked", "now", "newest"]),
});

/**
 * What "new" is measured against: the time before the period, and how much of it was covered.
 * Without enough of it, nothing is called new.
 */
export const baselineSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  coveredHours: z.number().int(),
  missingHours: z.number().int(),
  /** Days of which at least one hour was covered. */
  coveredDays: z.number().int(),
  isEnough: z.boolean(),
});

/** A list of events whose length is the number that stands beside it. */
export const eventLinkSchema = z.object({
  q: z.string(),
  fromMs: z.number().nullable(),
  toMs: z.number().nullable(),
});

/** `events` is the sum of the four outcomes. */
export const countsSchema = z.object({
  events: z.number().int(),
  success: z.number().int(),
  denied: z.number().int(),
  errors: z.number().int(),
  unknown: z.number().int(),
});

export type PeriodParams = z.infer<typeof periodParamsSchema>;
export type Period = z.infer<typeof periodSchema>;
export type Baseline = z.infer<typeof baselineSchema>;
export type EventLink = z.infer<typeof eventLinkSchema>;
export type Counts = z.infer<typeof countsSchema>;
