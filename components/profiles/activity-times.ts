import type { CountedTime } from "@/components/charts/time-cell";
import type { StripDay } from "@/components/charts/week-strip";
import type { Period } from "@/lib/api/period-contract";
import type { Profile } from "@/lib/api/profile-contract";
import { type Zone, zoneOffsetMs } from "@/lib/format/time";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_HOURS = 168;
const STRIP_DAYS = 364;
const MOST_LOOKS = 1_000;

/**
 * Whole hours that a clock is ahead of UTC, when that is so through all of a period; else null:
 * hours that were counted in UTC are no hours of that clock.
 */
export function wholeOffsetHours(
  { fromMs, toMs }: Pick<Period, "fromMs" | "toMs">,
  zone: Zone,
): number | null {
  const hours = zoneOffsetMs(fromMs, zone) / HOUR_MS;
  if (!Number.isInteger(hours)) return null;
  const stepMs = Math.max(DAY_MS, (toMs - fromMs) / MOST_LOOKS);
  for (let at = fromMs; at < toMs + stepMs; at += stepMs) {
    if (zoneOffsetMs(Math.min(at, toMs), zone) !== hours * HOUR_MS) return null;
  }
  return hours;
}

/** Seven days of 24 hours from Monday, of a clock some hours ahead of the counted one. */
export function weekHours(hours: readonly number[], aheadHours: number): CountedTime[][] {
  return Array.from({ length: 7 }, (_day, weekday) =>
    Array.from({ length: 24 }, (_hour, hour) => {
      const count = hours[slotAt(weekday, hour, aheadHours)] ?? 0;
      return { count, state: count > 0 ? ("counted" as const) : ("none" as const) };
    }),
  );
}

/** The hour of the week in UTC that an hour of such a clock is. */
export function utcHour(weekday: number, hour: number, aheadHours: number) {
  const slot = slotAt(weekday, hour, aheadHours);
  return { weekday: Math.floor(slot / 24), hour: slot % 24 };
}

function slotAt(weekday: number, hour: number, aheadHours: number): number {
  return (((weekday * 24 + hour - aheadHours) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
}

/** The 52 weeks of whole UTC days up to the one in which the period ends. */
export function stripDays({
  period,
  days,
  dataFromMs,
}: Pick<Profile, "period" | "days" | "dataFromMs">): StripDay[] {
  const counted = new Map(days.map(({ startMs, events }) => [startMs, events]));
  const endMs = Math.ceil(period.toMs / DAY_MS) * DAY_MS;
  return Array.from({ length: STRIP_DAYS }, (_, at) => {
    const dayMs = endMs - (STRIP_DAYS - at) * DAY_MS;
    const count = counted.get(dayMs) ?? 0;
    const isBefore = dataFromMs === null || dayMs + DAY_MS <= dataFromMs;
    const state = count > 0 ? "counted" : isBefore ? "uncovered" : "none";
    return { date: new Date(dayMs).toISOString().slice(0, 10), dayMs, count, state };
  });
}
