import type { Period } from "@/lib/api/period-contract";
import type { RegionGridName } from "@/lib/api/region-contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import { type BeginningCall, findQuiet } from "./console-calls";
import { findMarks } from "./find-marks";
import { HourSeries, type HourSum } from "./hour-series";
import { type LoudHour, listBeginnings } from "./list-beginnings";
import { listNewcomers } from "./list-newcomers";
import type { FoundMark } from "./mark-cell";
import type { RegionActivity } from "./region-activity";
import type { GridColumn } from "./region-columns";
import { TimeBefore } from "./time-before";

const HOUR_MS = 3_600_000;
/** Of each Region: what a console lists may come before somebody goes there. */
const LOOKED_HOURS = 3;

/** The marks of a grid, and how many quiet calls each Region has by hour, where they were looked for. */
export interface RegionMarks {
  readonly marks: readonly FoundMark[];
  readonly quiet: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** @param covered hours since 1970 for which anything was delivered, in any Region */
export async function markRegions(
  reader: Reader,
  filter: EventFilter,
  period: Period,
  grid: RegionGridName,
  columns: readonly GridColumn[],
  activity: ReadonlyMap<string, RegionActivity>,
  covered: ReadonlySet<number>,
): Promise<RegionMarks> {
  const coveredHours = new HourSeries(
    new Map([...covered].map((hour) => [hour, { events: 1, failures: 0 }])),
  );
  const regions = [...activity].map(([id, { local }]) => ({
    id,
    local,
    series: new HourSeries(local),
  }));
  const [newcomers, beginnings] = await Promise.all([
    listNewcomers(reader, filter, period),
    listBeginnings(reader, filter, loudHours(regions, period, coveredHours)),
  ]);
  const quietCalls = await findQuiet<BeginningCall>(reader, filter, [...newcomers, ...beginnings]);
  const quiet = countQuiet(beginnings.filter((call) => quietCalls.has(call)));
  const marks = findMarks({
    grid,
    columns: columns.map(({ hours }) => hours),
    covered: coveredHours,
    regions: regions.map(({ id, local, series }) => {
      const isLoud = (call: BeginningCall) => call.region === id && !quietCalls.has(call);
      const calls = quiet.get(id);
      return {
        id,
        series,
        loud: calls ? new HourSeries(without(local, calls)) : series,
        firsts: beginnings.filter(isLoud),
        newcomers: newcomers.filter(isLoud),
      };
    }),
  });
  return { marks, quiet };
}

/** The first active hours of Regions that had been silent for 45 days, where enough of them is known. */
function loudHours(
  regions: readonly { readonly id: string; readonly series: HourSeries }[],
  { fromMs, toMs }: Period,
  covered: HourSeries,
): LoudHour[] {
  const endHour = Math.ceil(toMs / HOUR_MS);
  return regions.flatMap(({ id, series }) => {
    const first = silenceEnd(series, Math.floor(fromMs / HOUR_MS));
    if (first === null || !new TimeBefore(covered, first).isEnough) return [];
    const hours: LoudHour[] = [];
    let hour: number | undefined = first;
    while (hour !== undefined && hour < endHour && hours.length < LOOKED_HOURS) {
      hours.push({ region: id, hour });
      hour = series.firstFrom(hour + 1);
    }
    return hours;
  });
}

/** The first hour, from one on, with events after 45 days without; null when there is none. */
function silenceEnd(series: HourSeries, startHour: number): number | null {
  const silence = BASELINE_DAYS * 24;
  let last = Number.NEGATIVE_INFINITY;
  let hour = series.firstFrom(startHour - silence);
  while (hour !== undefined) {
    if (hour >= startHour && hour - last > silence) return hour;
    last = hour;
    hour = series.firstFrom(hour + 1);
  }
  return null;
}

function countQuiet(calls: readonly BeginningCall[]): Map<string, Map<number, number>> {
  const quiet = new Map<string, Map<number, number>>();
  for (const { region, timeMs } of calls) {
    const hours = quiet.get(region) ?? new Map<number, number>();
    quiet.set(region, hours);
    const hour = Math.floor(timeMs / HOUR_MS);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return quiet;
}

function without(
  sums: ReadonlyMap<number, HourSum>,
  calls: ReadonlyMap<number, number>,
): ReadonlyMap<number, HourSum> {
  return new Map(
    [...sums].map(([hour, { events, failures }]) => [
      hour,
      { events: Math.max(0, events - (calls.get(hour) ?? 0)), failures },
    ]),
  );
}
