/** So many different calls at least, and so many times what a principal's own days reach. */
const FEWEST = 15;
const TIMES = 2;
/** Days with such calls that must be known of a principal. */
const FEWEST_DAYS = 5;
const SHARE = 0.95;

export interface BreadthVerdict {
  /** So many different calls or fewer, on 95 % of its days. */
  readonly usual: number;
  readonly days: number;
}

/** Fewer different calls are never unusual. */
export function isEnoughForBreadth(count: number): boolean {
  return count >= FEWEST;
}

/**
 * Whether a principal looked at far more kinds of things than it does: against the 95th percentile of
 * its own days. Null where it did not, or where too few of its days are known.
 * @param before different calls of each earlier day that had any
 */
export function judgeBreadth(count: number, before: readonly number[]): BreadthVerdict | null {
  if (before.length < FEWEST_DAYS) return null;
  const sorted = before.toSorted((a, b) => a - b);
  const usual = sorted[Math.ceil(sorted.length * SHARE) - 1] ?? 0;
  return isEnoughForBreadth(count) && count >= TIMES * usual
    ? { usual, days: before.length }
    : null;
}
