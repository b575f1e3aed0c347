import type { CorrelationHit } from "./correlation-hit";
import { isReached } from "./correlation-limits";
import type { CorrelationRule } from "./rule";
import { toNumber } from "./scalar-tests";

/** A match inside a correlation, of one group. */
export interface Member {
  /** Position of its rule in the correlation. */
  readonly part: number;
  readonly timeMs: number;
  /** The same for the same match, however often it is delivered. */
  readonly id: string;
  /** Texts that are counted, summed or ranked. */
  readonly counted: readonly string[];
  /** The matches of single events behind it, in order of time. */
  readonly hits: readonly CorrelationHit[];
}

/** A moment at which a correlation is true of a group. */
export interface Firing {
  readonly timeMs: number;
  /** The members behind it, as positions from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** What was compared with the limits. */
  readonly value: number;
}

/**
 * Judges a correlation at every member, over the timespan that ends there: for limits that more
 * events only bring nearer. Both ends of the span belong to it.
 * @param members by time, those of the same time in the order of the rule
 */
export function firingsInSpans(rule: CorrelationRule, members: readonly Member[]): Firing[] {
  const tally = new Tally(rule);
  const firings: Firing[] = [];
  let from = 0;
  for (const [at, member] of members.entries()) {
    tally.add(member);
    for (let oldest = members[from]; oldest !== undefined; oldest = members[from]) {
      if (member.timeMs - oldest.timeMs <= rule.timespanMs) break;
      tally.remove(oldest);
      from += 1;
    }
    const value = tally.value(member.timeMs);
    if (value === null || !isReached(rule, value)) continue;
    firings.push({ timeMs: member.timeMs, from, to: at + 1, value });
  }
  return firings;
}

/**
 * Judges a correlation in windows that begin at multiples of its timespan, once they are over: for
 * averages, and for limits that may also be exceeded, which a few early events would meet too soon.
 */
export function firingsInBuckets(
  rule: CorrelationRule,
  members: readonly Member[],
  watermarkMs: number,
): Firing[] {
  const bucketOf = ({ timeMs }: Member) => Math.floor(timeMs / rule.timespanMs);
  const firings: Firing[] = [];
  let from = 0;
  while (from < members.length) {
    const first = members[from];
    if (first === undefined) break;
    const bucket = bucketOf(first);
    if ((bucket + 1) * rule.timespanMs > watermarkMs) break;
    const tally = new Tally(rule);
    let to = from;
    let timeMs = first.timeMs;
    for (let next = members[to]; next !== undefined; next = members[to]) {
      if (bucketOf(next) !== bucket) break;
      tally.add(next);
      timeMs = next.timeMs;
      to += 1;
    }
    const value = tally.value(timeMs);
    if (value !== null && isReached(rule, value)) firings.push({ timeMs, from, to, value });
    from = to;
  }
  return firings;
}

/** What a correlation counts in the members of one window of time */
class Tally {
  /** How often each counted text is in the window of time */
  private readonly counts = new Map<string, number>();
  private readonly numbers: number[] = [];
  /** For rules in order: the latest start of a chain that reaches so far. */
  private readonly chains: number[];

  constructor(private readonly rule: CorrelationRule) {
    this.chains = rule.rules.map(() => Number.NEGATIVE_INFINITY);
  }

  add(member: Member): void {
    for (const key of this.keysOf(member)) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.numbers.push(...numbersOf(member));
    const { part, timeMs } = member;
    const before = part === 0 ? timeMs : (this.chains[part - 1] ?? Number.NEGATIVE_INFINITY);
    this.chains[part] = Math.max(this.chains[part] ?? Number.NEGATIVE_INFINITY, before);
  }

  /** Members leave in the order in which they came. */
  remove(member: Member): void {
    for (const key of this.keysOf(member)) {
      const count = (this.counts.get(key) ?? 0) - 1;
      if (count > 0) this.counts.set(key, count);
      else this.counts.delete(key);
    }
    this.numbers.splice(0, numbersOf(member).length);
  }

  /** Null where there is nothing to compare: no value is not zero. */
  value(nowMs: number): number | null {
    const { numbers } = this;
    switch (this.rule.type) {
      case "event_count":
      case "value_count":
      case "temporal":
        return this.counts.size;
      case "temporal_ordered":
        return this.chains.findLastIndex((start) => nowMs - start <= this.rule.timespanMs) + 1;
      case "value_sum":
        return numbers.length === 0 ? null : sum(numbers);
      case "value_avg":
        return numbers.length === 0 ? null : sum(numbers) / numbers.length;
      case "value_percentile":
        return percentile(numbers, this.rule.percentile);
    }
  }

  /** An event that several rules match is one event. */
  private keysOf({ part, id, counted, hits }: Member): readonly string[] {
    const [only] = hits;
    switch (this.rule.type) {
      case "event_count":
        return [hits.length === 1 && only !== undefined ? only.event : id];
      case "value_count":
        return counted;
      default:
        return [String(part)];
    }
  }
}

function numbersOf({ counted }: Member): readonly number[] {
  return counted.flatMap((text) => toNumber(text) ?? []);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Between two values the percentile is interpolated, as PERCENTILE_CONT of SQL does. */
function percentile(numbers: readonly number[], rank: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = ((sorted.length - 1) * rank) / 100;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined
    ? null
    : low + (high - low) * (at - Math.floor(at));
}
