const DAY_HOURS = 24;
/**
 * An hour is a spike from here on. Calls that come by chance as often as usual exceed both at once
 * less than once in 20,000 hours (Poisson, worst where 2 are usual).
 */
const FEWEST = 10;
const TIMES_USUAL = 5;
/** With fewer hours to compare with, their middle says nothing. */
const FEWEST_HOURS = 7;

/** One hour, as hours since 1970. */
export interface Spike {
  readonly hour: number;
  readonly denied: number;
  readonly usual: number;
  /** Covered hours that it was compared with. */
  readonly hours: number;
}

/**
 * Hours from `fromHour` until before `toHour` that have far more denied calls than the same hour of
 * the day had on the covered days of the baseline; the most first.
 * @param denied denied calls by hour; what is absent had none
 * @param baseline covered hours before
 */
export function findSpikes(
  denied: ReadonlyMap<number, number>,
  baseline: Iterable<number>,
  fromHour: number,
  toHour: number,
): Spike[] {
  const before = new Map<number, number[]>();
  for (const hour of baseline) {
    const ofDay = before.get(hour % DAY_HOURS) ?? [];
    ofDay.push(denied.get(hour) ?? 0);
    before.set(hour % DAY_HOURS, ofDay);
  }
  const usualOf = new Map([...before].map(([ofDay, counts]) => [ofDay, median(counts)]));
  const spikes: Spike[] = [];
  for (const [hour, count] of denied) {
    if (hour < fromHour || hour >= toHour || count < FEWEST) continue;
    const hours = before.get(hour % DAY_HOURS)?.length ?? 0;
    const usual = usualOf.get(hour % DAY_HOURS) ?? 0;
    if (hours < FEWEST_HOURS || count < TIMES_USUAL * usual) continue;
    spikes.push({ hour, denied: count, usual, hours });
  }
  return spikes.sort((a, b) => b.denied - a.denied || b.hour - a.hour);
}

/** Middle of some numbers, at least one; of an even number of them, halfway between the two. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
