import type { RegionGridName, RegionMark } from "@/lib/api/region-contract";
import type { HourSeries } from "./hour-series";
import type { TimeBefore, UsualTime } from "./time-before";

/** Somebody and the moment of an event. */
export interface Actor {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly timeMs: number;
}

/** A principal whose first event in the Region this was, though it was known long before. */
export interface Newcomer extends Actor {
  readonly knownSinceMs: number;
}

/** One Region as marks are found; global services and sign-ins are in none of it. */
export interface MarkedRegion {
  /** Its key. */
  readonly id: string;
  readonly series: HourSeries;
  /** The same without a console's read-only calls to many Regions at once, which make nothing new. */
  readonly loud: HourSeries;
  /** First events after a silence, where they were looked up. */
  readonly firsts: readonly Actor[];
  readonly newcomers: readonly Newcomer[];
}

/** A mark without its links. */
export type FoundMark = Pick<RegionMark, "kind" | "sentence" | "events"> & {
  readonly region: string;
  readonly column: number;
  /** H: the hours of the day. */
  readonly hours: readonly number[];
  /** N: who was first, where that is known. P: who is new. */
  readonly principals: readonly Actor[];
};

/** A cell in which something happened, and what it compares with. Hours count from 1970. */
export interface MarkCell {
  readonly region: MarkedRegion;
  readonly grid: RegionGridName;
  readonly column: number;
  readonly hours: readonly number[];
  readonly before: TimeBefore;
  readonly events: number;
  readonly failures: number;
  /** Of the events, those that make nothing new. */
  readonly quiet: number;
  /** All of the time before. */
  readonly recent: UsualTime;
  /** Of it, the hours of the same kind: of the day or of the week, and all for a day. */
  readonly usual: UsualTime;
  /** Events that the cell would have as usual. */
  readonly expected: number;
  /** Nothing but quiet calls happened in the time before. */
  readonly wasSilent: boolean;
  /** And this is where the silence ended. */
  readonly isNew: boolean;
}

/** Null for a cell in which nothing happened. */
export function toCell(
  cell: Pick<MarkCell, "region" | "grid" | "column" | "hours" | "before">,
): MarkCell | null {
  const { region, grid, hours, before } = cell;
  const { series, loud } = region;
  const { events, failures } = series.over(hours);
  const [first] = hours;
  if (events === 0 || first === undefined) return null;
  const recent = before.all(series);
  const usual = grid === "day" ? recent : before.every(series, first, grid === "week" ? 168 : 24);
  const rate = usual.coveredHours === 0 ? 0 : usual.events / usual.coveredHours;
  const wasSilent = before.all(loud).events === 0;
  const end = loud.firstFrom(before.endHour);
  return {
    ...cell,
    events,
    failures,
    quiet: events - loud.over(hours).events,
    recent,
    usual,
    expected: rate * hours.length,
    wasSilent,
    isNew: wasSilent && end !== undefined && hours.includes(end),
  };
}
