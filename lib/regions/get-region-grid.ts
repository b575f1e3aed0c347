import type { z } from "zod";
import type { Period } from "@/lib/api/period-contract";
import type { RegionGrid, RegionRow, regionParamsSchema } from "@/lib/api/region-contract";
import { scopeCondition } from "@/lib/api/scope-condition";
import type { Reader } from "@/lib/auth/reader";
import { filterEvents } from "@/lib/db/search/event-filter";
import { checkZone } from "@/lib/events/check-zone";
import { BASELINE_DAYS, measureBaseline } from "@/lib/period/measure-baseline";
import { narrowReader } from "@/lib/period/narrow-reader";
import { readPeriod } from "@/lib/period/read-period";
import { countServed, countSignIns } from "./count-placements";
import { listKnownRegions } from "./known-regions";
import { listAccountRegions } from "./list-account-regions";
import { markRegions } from "./mark-regions";
import { readActivity } from "./region-activity";
import { regionColumns, usualGrid } from "./region-columns";
import { readCoverage } from "./region-coverage";
import { listPolicies } from "./region-policies";
import { toRegionRows } from "./to-region-rows";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const USUAL_DAYS = 30;
/** AWS has some forty. Names come from logs, and whoever writes those could invent any number. */
const MOST_ROWS = 500;

/**
 * Regions over time: counts by column, what is unusual about them, which Regions are usual for each
 * account, and where sign-ins and STS calls really belong. Everything comes from the hourly sums, but
 * for the pieces of hours at both ends of the period.
 * Throws AppError `invalid` for times, a zone or a scope that cannot be read, and for a period too
 * long for the grid.
 */
export async function getRegionGrid(
  whole: Reader,
  { grid: asked, tz, ...params }: z.output<typeof regionParamsSchema>,
  nowMs: number,
): Promise<RegionGrid> {
  checkZone(tz);
  const reader = narrowReader(whole, params.scope);
  const period = await readPeriod(reader, params, USUAL_DAYS * DAY_MS, nowMs);
  const grid = asked ?? usualGrid(period);
  const columns = regionColumns(period, grid, tz);
  const scope = scopeCondition(params.scope);
  const { fromMs, toMs } = period;
  const filter = await filterEvents(reader, { query: null, fromMs, toMs, asof: null, nowMs });
  const beforeMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS - BASELINE_DAYS * DAY_MS;
  const [baseline, activity, coverage, known, policies, served, signIns] = await Promise.all([
    measureBaseline(reader, fromMs),
    readActivity(reader, filter, period, beforeMs),
    readCoverage(reader, beforeMs, toMs),
    listKnownRegions(reader, nowMs),
    listPolicies(reader),
    countServed(reader, period, nowMs, scope),
    countSignIns(reader, period, nowMs, scope),
  ]);
  const [marks, accounts] = await Promise.all([
    markRegions(reader, filter, period, grid, columns, activity, coverage.anywhere),
    listAccountRegions(reader, filter, period, policies, baseline.isEnough, nowMs),
  ]);
  const rows = toRegionRows({
    period,
    columns,
    activity,
    covered: within(coverage.byRegion, period),
    known,
    decided: policies.map(({ region }) => region),
    marks,
    scope,
  });
  const kept = keepRows(rows);
  return {
    period,
    baseline,
    grid,
    columns: columns.map(({ shown }) => shown),
    rows: kept,
    moreRows: rows.length - kept.length,
    accounts,
    served,
    signIns,
    asof: filter.asof,
  };
}

/** Coverage of the period alone; Regions without any are left out. */
function within(
  byRegion: ReadonlyMap<string, ReadonlySet<number>>,
  { fromMs, toMs }: Period,
): ReadonlyMap<string, ReadonlySet<number>> {
  const firstHour = Math.floor(fromMs / HOUR_MS);
  const endHour = Math.ceil(toMs / HOUR_MS);
  const covered = [...byRegion].map(([id, hours]) => {
    const inside = [...hours].filter((hour) => hour >= firstHour && hour < endHour);
    return [id, new Set(inside)] as const;
  });
  return new Map(covered.filter(([, hours]) => hours.size > 0));
}

/** All Regions that AWS has, and of others those with the most events. */
function keepRows(rows: readonly RegionRow[]): RegionRow[] {
  const others = rows
    .filter(({ isKnown }) => !isKnown)
    .sort((a, b) => b.all.events - a.all.events)
    .slice(0, MOST_ROWS);
  const kept = new Set([...rows.filter(({ isKnown }) => isKnown), ...others]);
  return rows.filter((row) => kept.has(row));
}
