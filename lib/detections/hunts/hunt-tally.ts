import { z } from "zod";
import { type HuntSample, huntSampleSchema } from "@/lib/api/hunt-contract";
import { OUTCOMES } from "@/lib/db/stored-numbers";

const MOST_SAMPLES = 50;
const UNDATED = "undated";
const FAILURES: readonly (string | undefined)[] = ["denied", "error"];

const daysSchema = z.record(
  z.string(),
  z.object({ hits: z.number().int(), failed: z.number().int() }),
);

/** Something that was found. */
export interface Found extends HuntSample {
  /** Index into OUTCOMES. */
  readonly outcome: number;
}

/** What was found, by day of UTC, and the newest few of it, in whatever order it comes. */
export class HuntTally {
  hits = 0;
  private readonly days = new Map<string, { hits: number; failed: number }>();
  private newest: readonly HuntSample[] = [];

  /** Goes on from what `toJson` gave. */
  static from(hits: number, days: unknown, samples: unknown): HuntTally {
    const tally = new HuntTally();
    tally.hits = hits;
    for (const [day, counts] of Object.entries(daysSchema.parse(days))) tally.days.set(day, counts);
    tally.newest = z.array(huntSampleSchema).parse(samples);
    return tally;
  }

  add({ key, timeMs, eventName, outcome }: Found): void {
    this.hits += 1;
    const day = timeMs === null ? UNDATED : new Date(timeMs).toISOString().slice(0, -14);
    const counts = this.days.get(day) ?? { hits: 0, failed: 0 };
    counts.hits += 1;
    if (FAILURES.includes(OUTCOMES[outcome])) counts.failed += 1;
    this.days.set(day, counts);
    const last = this.newest.at(-1);
    const sample = { key, timeMs, eventName };
    if (
      this.newest.length < MOST_SAMPLES ||
      (last !== undefined && newestFirst(sample, last) < 0)
    ) {
      this.newest = [...this.newest, sample].sort(newestFirst).slice(0, MOST_SAMPLES);
    }
  }

  /** Newest first; events without a time come last. */
  toDays(): { day: string; hits: number; failed: number }[] {
    return [...this.days]
      .map(([day, counts]) => ({ day, ...counts }))
      .sort((a, b) => orderOf(b.day) - orderOf(a.day));
  }

  toSamples(): HuntSample[] {
    return [...this.newest];
  }

  toJson(): { readonly hits: number; readonly days: string; readonly samples: string } {
    const days = JSON.stringify(Object.fromEntries(this.days));
    return { hits: this.hits, days, samples: JSON.stringify(this.newest) };
  }
}

function newestFirst(a: HuntSample, b: HuntSample): number {
  const time = (b.timeMs ?? Number.NEGATIVE_INFINITY) - (a.timeMs ?? Number.NEGATIVE_INFINITY);
  // Two without a time differ by nothing that is a number.
  return time || (a.key < b.key ? -1 : 1);
}

function orderOf(day: string): number {
  return day === UNDATED ? Number.NEGATIVE_INFINITY : Date.parse(day);
}
