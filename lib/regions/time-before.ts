import { BASELINE_DAYS, ENOUGH_DAYS } from "@/lib/period/measure-baseline";
import type { HourSeries, HourSum } from "./hour-series";

const DAY_HOURS = 24;

/** Hours of the time before a cell that compare with it: what happened, and how many were covered. */
export interface UsualTime extends HourSum {
  readonly coveredHours: number;
}

/** The 45 days before an hour, as far as they were covered. All hours count from 1970. */
export class TimeBefore {
  readonly coveredDays: number;
  private readonly startHour: number;

  /** @param covered one event for each hour for which anything was delivered */
  constructor(
    private readonly covered: HourSeries,
    readonly endHour: number,
  ) {
    this.startHour = endHour - BASELINE_DAYS * DAY_HOURS;
    this.coveredDays = covered.daysBetween(this.startHour, endHour);
  }

  /** Without this, nothing can be called unusual. */
  get isEnough(): boolean {
    return this.coveredDays >= ENOUGH_DAYS;
  }

  /** Days in which something happened. */
  activeDays(series: HourSeries): number {
    return series.daysBetween(this.startHour, this.endHour);
  }

  all(series: HourSeries): UsualTime {
    const { events } = this.covered.between(this.startHour, this.endHour);
    return { ...series.between(this.startHour, this.endHour), coveredHours: events };
  }

  /** Every `step`-th hour that lies as `like` does: 24 for the hour of the day, 168 for that of the week. */
  every(series: HourSeries, like: number, step: number): UsualTime {
    const hours = [...this.hoursLike(like, step)];
    return { ...series.over(hours), coveredHours: this.covered.over(hours).events };
  }

  /** Whether the last `days` covered days had nothing at an hour of the day; false when fewer are known. */
  isSilentAt(series: HourSeries, hourOfDay: number, days: number): boolean {
    let known = 0;
    for (const hour of this.hoursLike(hourOfDay, DAY_HOURS)) {
      if (series.at(hour).events > 0) return false;
      known += this.covered.at(hour).events;
      if (known === days) return true;
    }
    return false;
  }

  /** The latest first. */
  private *hoursLike(like: number, step: number): Generator<number> {
    const back = (((this.endHour - like) % step) + step) % step;
    for (
      let hour = this.endHour - (back === 0 ? step : back);
      hour >= this.startHour;
      hour -= step
    ) {
      yield hour;
    }
  }
}
