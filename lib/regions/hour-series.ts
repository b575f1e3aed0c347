/** What happened in one hour. */
export interface HourSum {
  readonly events: number;
  readonly failures: number;
}

const NOTHING: HourSum = { events: 0, failures: 0 };

/** Sums by hour since 1970, and quick sums over stretches of them. Hours without a sum had nothing. */
export class HourSeries {
  /** Hours with events, in order, and the sum of all before each. */
  private readonly hours: readonly number[];
  private readonly before: readonly HourSum[];

  constructor(private readonly sums: ReadonlyMap<number, HourSum>) {
    this.hours = [...sums]
      .flatMap(([hour, { events }]) => (events > 0 ? [hour] : []))
      .sort((a, b) => a - b);
    let total = NOTHING;
    this.before = [
      total,
      ...this.hours.map((hour) => {
        total = added(total, this.at(hour));
        return total;
      }),
    ];
  }

  at(hour: number): HourSum {
    return this.sums.get(hour) ?? NOTHING;
  }

  /** From one hour to another, which is not in it. */
  between(fromHour: number, toHour: number): HourSum {
    const from = this.before[this.place(fromHour)] ?? NOTHING;
    const to = this.before[this.place(toHour)] ?? NOTHING;
    return { events: to.events - from.events, failures: to.failures - from.failures };
  }

  over(hours: Iterable<number>): HourSum {
    let total = NOTHING;
    for (const hour of hours) total = added(total, this.at(hour));
    return total;
  }

  /** The first hour with events from one on. */
  firstFrom(hour: number): number | undefined {
    return this.hours[this.place(hour)];
  }

  /** UTC days of a stretch that have events. */
  daysBetween(fromHour: number, toHour: number): number {
    const active = this.hours.slice(this.place(fromHour), this.place(toHour));
    return new Set(active.map((hour) => Math.floor(hour / 24))).size;
  }

  /** How many hours with events are before one. */
  private place(hour: number): number {
    let low = 0;
    let high = this.hours.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.hours[middle] ?? hour) < hour) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function added(a: HourSum, b: HourSum): HourSum {
  return { events: a.events + b.events, failures: a.failures + b.failures };
}
