import type { Period } from "@/lib/api/period-contract";
import type { RegionGrid, RegionGridName } from "@/lib/api/region-contract";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format/count";
import type { Zone } from "@/lib/format/time";
import { fromWallClock, toWallClock } from "@/lib/format/wall-clock";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer periods by the hour are more columns than anybody reads, and longer ones at all more sums. */
const MOST_HOUR_DAYS = 14;
const MOST_DAYS = 400;
const FEW_DAYS = 3;
const WORDS: Readonly<Record<RegionGridName, string>> = {
  day: "days",
  hour: "single hours",
  "hour-day": "hours of the day",
  week: "hours of the week",
};
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A column as the page sees it, and the hours since 1970 that it gathers, in order. */
export interface GridColumn {
  readonly shown: RegionGrid["columns"][number];
  readonly hours: readonly number[];
}

/** The grid that a period is shown in when none is asked for. */
export function usualGrid({ fromMs, toMs }: Period): RegionGridName {
  return toMs - fromMs <= FEW_DAYS * DAY_MS ? "hour" : "day";
}

/**
 * The columns of a period. Those of days and hours have bounds within the period; days begin at the
 * zone's midnights, moved back to a whole hour of UTC, because the hourly sums know no halves.
 * Throws AppError `invalid` for a period that is too long for the grid.
 */
export function regionColumns(period: Period, grid: RegionGridName, zone: Zone): GridColumn[] {
  checkLength(period, grid);
  switch (grid) {
    case "day":
      return columnsFrom(period, dayStarts(period, zone));
    case "hour":
      return columnsFrom(
        period,
        hoursOf(period).map((hour) => Math.max(period.fromMs, hour * HOUR_MS)),
      );
    case "hour-day":
      return Array.from({ length: 24 }, (_, hour) => foldedColumn(period, hour, null));
    case "week":
      return WEEKDAYS.flatMap((_, weekday) =>
        Array.from({ length: 24 }, (_, hour) => foldedColumn(period, hour, weekday)),
      );
  }
}

/** 0 is Monday. The first hour of 1970 was a Thursday's. */
export function weekdayOf(hour: number): number {
  return (((Math.floor(hour / 24) + 3) % 7) + 7) % 7;
}

export function hourOfDay(hour: number): number {
  return ((hour % 24) + 24) % 24;
}

function checkLength({ fromMs, toMs }: Period, grid: RegionGridName): void {
  const days = Math.ceil((toMs - fromMs) / DAY_MS);
  const most = grid === "hour" ? MOST_HOUR_DAYS : MOST_DAYS;
  if (days <= most) return;
  const [field, advice] =
    grid === "hour"
      ? ["grid", "Choose days for a period this long."]
      : ["from", "Choose a shorter one."];
  const message = `The period has ${formatCount(days)} days, and ${WORDS[grid]} are shown for at most ${most}. ${advice}`;
  throw new AppError("invalid", message, { fields: { [field]: message } });
}

function columnsFrom({ toMs }: Period, starts: readonly number[]): GridColumn[] {
  return starts.map((startMs, at) => {
    const endMs = starts[at + 1] ?? toMs;
    const shown = { startMs, endMs, hour: null, weekday: null, q: "" };
    return { shown, hours: hoursOf({ fromMs: startMs, toMs: endMs }) };
  });
}

function dayStarts({ fromMs, toMs }: Period, zone: Zone): number[] {
  const starts = [fromMs];
  const firstDay = Math.floor(toWallClock(fromMs, zone) / DAY_MS);
  for (let day = firstDay + 1; ; day++) {
    const startMs = Math.floor(fromWallClock(day * DAY_MS, zone) / HOUR_MS) * HOUR_MS;
    if (startMs >= toMs) return starts;
    if (startMs > (starts.at(-1) ?? fromMs)) starts.push(startMs);
  }
}

function foldedColumn(period: Period, hour: number, weekday: number | null): GridColumn {
  const q = weekday === null ? `hour:${hour}` : `weekday:${WEEKDAYS[weekday]} hour:${hour}`;
  const hours = hoursOf(period).filter(
    (each) => hourOfDay(each) === hour && (weekday === null || weekdayOf(each) === weekday),
  );
  return { shown: { startMs: null, endMs: null, hour, weekday, q }, hours };
}

/** Hours since 1970 that a time touches. */
function hoursOf({ fromMs, toMs }: Pick<Period, "fromMs" | "toMs">): number[] {
  const first = Math.floor(fromMs / HOUR_MS);
  const end = Math.ceil(toMs / HOUR_MS);
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}
