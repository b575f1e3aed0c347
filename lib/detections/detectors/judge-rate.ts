import { adjustTogether } from "@/lib/regions/poisson-tail";
import { countTail } from "./count-tail";

/** At least so many, so many times the usual, and so unlikely to be chance. */
const FEWEST = 10;
const TIMES = 5;
const CHANCE = 1e-4;
/** Of the same hour in the four weeks before, as many must be known. */
const FEWEST_WEEKS = 3;
/** Hours of the seven days before that must be known: three days. */
const FEWEST_HOURS = 72;

/** One hour of one series, and the hours that it is compared with; hours that are not known are left out. */
export interface RateHour {
  readonly count: number;
  /** Counts of the hours of the seven days before; those without a call count 0. */
  readonly recent: readonly number[];
  /** The same hour of the week, in the four weeks before. */
  readonly sameHours: readonly number[];
}

/** Why an hour is unusual. */
export interface RateVerdict {
  /** Calls in an hour as usual. */
  readonly usual: number;
  readonly by: "same hour of the week" | "seven days";
  readonly recentCalls: number;
  readonly recentHours: number;
  readonly weeks: number;
  /** How likely chance alone brings this, with all series of the hour looked at together. */
  readonly chance: number;
}

/**
 * Which series of one account's hour are unusual, by place; null for those that are not. What is
 * usual is the greater of two: the median of the same hour of the week, where three of four weeks are
 * known, and the mean of seven days with one call more than were seen, for a short time is no proof
 * of a low rate. So neither a weekly job nor a habit of days is news.
 * @param series how many series had calls in this hour, with those that are too few to be listed
 */
export function judgeRates(hours: readonly RateHour[], series: number): (RateVerdict | null)[] {
  const usual = hours.map(usualOf);
  const chances = hours.map(({ count, recent }, at) => {
    const { usual: mean = 0 } = usual[at] ?? {};
    return countTail(count, mean, varianceOf(recent));
  });
  const others = new Array<number>(Math.max(0, series - hours.length)).fill(1);
  const adjusted = adjustTogether([...chances, ...others]);
  return hours.map((hour, at) => {
    const found = usual[at];
    const chance = adjusted[at] ?? 1;
    if (!found || hour.recent.length < FEWEST_HOURS) return null;
    const isFar = hour.count >= FEWEST && hour.count >= TIMES * found.usual;
    return isFar && chance < CHANCE ? { ...found, chance } : null;
  });
}

/** Fewer calls than this in an hour are never unusual: their past need not be read. */
export function isEnoughForRate(count: number): boolean {
  return count >= FEWEST;
}

function usualOf({ recent, sameHours }: RateHour): Omit<RateVerdict, "chance"> {
  const recentCalls = recent.reduce((sum, count) => sum + count, 0);
  const mean = (recentCalls + 1) / Math.max(1, recent.length);
  const median = sameHours.length < FEWEST_WEEKS ? 0 : medianOf(sameHours);
  const shared = { recentCalls, recentHours: recent.length, weeks: sameHours.length };
  return median > mean
    ? { usual: median, by: "same hour of the week", ...shared }
    : { usual: mean, by: "seven days", ...shared };
}

function medianOf(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function varianceOf(counts: readonly number[]): number {
  if (counts.length === 0) return 0;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
}
