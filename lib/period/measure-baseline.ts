import type { Baseline } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { readCoveredHours } from "@/lib/db/coverage/covered-hours";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far back "never seen" looks, and on how many of these days something must be covered. */
export const BASELINE_DAYS = 45;
export const ENOUGH_DAYS = 14;

/**
 * How much of the time before a moment the index knows, in any Region of the reader's accounts. What
 * is new after it can only be told where enough of it was covered: a first import makes nothing new.
 */
export async function measureBaseline(reader: Reader, toMs: number): Promise<Baseline> {
  const fromMs = toMs - BASELINE_DAYS * DAY_MS;
  const known = await readCoveredHours(reader, fromMs, toMs);
  const covered = [...known].filter((hour) => hour * HOUR_MS >= fromMs);
  const coveredHours = covered.length;
  const coveredDays = new Set(covered.map((hour) => Math.floor(hour / 24))).size;
  const hours = Math.ceil((toMs - fromMs) / HOUR_MS);
  return {
    fromMs,
    toMs,
    coveredHours,
    missingHours: Math.max(0, hours - coveredHours),
    coveredDays,
    isEnough: coveredDays >= ENOUGH_DAYS,
  };
}
