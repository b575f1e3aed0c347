import type { RegionGridName } from "@/lib/api/region-contract";
import type { HourSeries } from "./hour-series";
import { type FoundMark, type MarkCell, type MarkedRegion, toCell } from "./mark-cell";
import { errorMark, hourMark, newRegionMark, principalMark, volumeMark } from "./mark-sentences";
import { adjustTogether, poissonTail } from "./poisson-tail";
import { TimeBefore } from "./time-before";

const DAY_HOURS = 24;
/** V: at least so many events, so many times the usual, and so unlikely to be chance. */
const FEWEST = 10;
const TIMES = 5;
const CHANCE = 1e-6;
/** E: at least so many failures, a share so many times the usual one, and so much above it. */
const FEWEST_FAILURES = 10;
const SHARE_TIMES = 3;
const SHARE_ABOVE = 0.2;
/** H: covered days that must have been silent at this hour, in a Region active on so many days. */
const SILENT_DAYS = 28;
const ACTIVE_DAYS = 14;

/** What is looked at together. All hours count from 1970. */
export interface MarkQuestion {
  readonly grid: RegionGridName;
  /** Hours of each column, in order; those of a folded column lie apart. */
  readonly columns: readonly (readonly number[])[];
  /** One event for each hour for which anything was delivered, in any Region. */
  readonly covered: HourSeries;
  readonly regions: readonly MarkedRegion[];
}

/**
 * Why cells are unusual, measured against the 45 days before each cell (before the period, for hours
 * of the day and of the week). Nothing is unusual where fewer than 14 of these days were covered.
 * Global services and sign-ins are not in the sums, so they make no marks.
 */
export function findMarks(question: MarkQuestion): FoundMark[] {
  const cells = listCells(question);
  return [
    ...cells.flatMap(newRegionMark),
    ...findVolume(cells),
    ...cells.filter(hasErrors).flatMap(errorMark),
    ...cells.flatMap((cell) => hourMark(cell, unusualHours(question, cell), SILENT_DAYS)),
    ...cells.flatMap(principalMark),
  ];
}

function listCells({ grid, columns, covered, regions }: MarkQuestion): MarkCell[] {
  const isFolded = grid === "hour-day" || grid === "week";
  const periodStart = Math.min(...columns.map((hours) => hours[0] ?? Number.POSITIVE_INFINITY));
  const times = new Map<number, TimeBefore>();
  return columns.flatMap((hours, column) => {
    const start = isFolded ? periodStart : hours[0];
    if (start === undefined) return [];
    const before = times.get(start) ?? new TimeBefore(covered, start);
    times.set(start, before);
    if (!before.isEnough) return [];
    return regions.flatMap((region) => toCell({ grid, column, hours, region, before }) ?? []);
  });
}

/** V: far more than usual, and more than chance brings when so many cells are looked at. */
function findVolume(cells: readonly MarkCell[]): FoundMark[] {
  const known = cells.filter(({ usual }) => usual.events > 0 && usual.coveredHours > 0);
  const chances = known.map(({ events, usual, hours }) =>
    // One event more than were seen: a short time before is no proof of a low rate.
    poissonTail(events, ((usual.events + 1) / usual.coveredHours) * hours.length),
  );
  const adjusted = adjustTogether(chances);
  return known.flatMap((cell, at) => {
    const { events, expected } = cell;
    const isFar = events >= FEWEST && events >= TIMES * expected;
    return isFar && (adjusted[at] ?? 1) < CHANCE ? volumeMark(cell) : [];
  });
}

/** E: calls fail far more often than they did. */
function hasErrors({ events, failures, recent }: MarkCell): boolean {
  if (failures < FEWEST_FAILURES || recent.events === 0) return false;
  const share = failures / events;
  const usual = recent.failures / recent.events;
  return share >= SHARE_TIMES * usual && share >= usual + SHARE_ABOVE;
}

/** H: hours of the day in which a Region that is in use was silent before. */
function unusualHours({ grid, columns }: MarkQuestion, cell: MarkCell): number[] {
  const isTooLong = grid === "day" && columns.length > 31;
  if (isTooLong) return [];
  const { before, hours, region } = cell;
  const { series } = region;
  const active = hours.filter((hour) => series.at(hour).events > 0);
  const silent = [...new Set(active.map((hour) => hour % DAY_HOURS))].filter((hour) =>
    before.isSilentAt(series, hour, SILENT_DAYS),
  );
  if (silent.length === 0 || before.activeDays(series) < ACTIVE_DAYS) return [];
  return silent.sort((a, b) => a - b);
}
