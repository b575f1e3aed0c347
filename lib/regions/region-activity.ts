import type { Counts, Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { activityRows } from "./activity-rows";
import { type RegionKey, regionKey } from "./region-key";

const HOUR_MS = 3_600_000;

/** What happened in one Region, hour by hour (hours since 1970). Hours without events are absent. */
export interface RegionActivity {
  readonly key: RegionKey;
  /** Hours of the period: everything, and of it what global services recorded. */
  readonly all: Map<number, Counts>;
  readonly global: Map<number, Counts>;
  /** Hours of the period and of the time before: what did happen here, and what of it failed. */
  readonly local: Map<number, { events: number; failures: number }>;
}

const NO_COUNTS: Counts = { events: 0, success: 0, denied: 0, errors: 0, unknown: 0 };
const COUNTED = {
  unknown: "unknown",
  success: "success",
  denied: "denied",
  error: "errors",
} as const;

interface SumRow {
  readonly region: string;
  readonly isGlobal: boolean;
  readonly isAsked: boolean;
  readonly outcome: number;
  readonly hours: readonly number[];
  readonly counts: readonly number[];
}

/** Activity by Region, in the period and in the time before it that is compared with, in one query. */
export async function readActivity(
  reader: Reader,
  filter: EventFilter,
  period: Period,
  beforeMs: number,
): Promise<Map<string, RegionActivity>> {
  const rows = await ask<SumRow>(
    reader,
    Prisma.sql`with summed as (
        select r.region_id, r.is_asked, r.outcome, r.hour, r.is_global, sum(r.count) as count
        from (${activityRows(filter, period, beforeMs)}) as r group by 1, 2, 3, 4, 5)
      select d.value as region, s.is_global as "isGlobal", s.is_asked as "isAsked", s.outcome,
        array_agg((extract(epoch from s.hour) / ${HOUR_MS / 1000})::int) as hours,
        array_agg(s.count::int) as counts
      from summed s join region d on d.id = s.region_id
      group by 1, 2, 3, 4`,
  );
  const regions = new Map<string, RegionActivity>();
  for (const row of rows) {
    const key = regionKey(row.region);
    const known = regions.get(key.id) ?? newActivity(key);
    regions.set(key.id, known);
    row.hours.forEach((hour, at) => {
      add(known, row, hour, row.counts[at] ?? 0);
    });
  }
  return regions;
}

export function newActivity(key: RegionKey): RegionActivity {
  return { key, all: new Map(), global: new Map(), local: new Map() };
}

/** The sum of counts; `events` is that of the outcomes. */
export function sumCounts(counts: Iterable<Counts>): Counts {
  const sum = { ...NO_COUNTS };
  for (const one of counts) {
    for (const name of ["events", "success", "denied", "errors", "unknown"] as const) {
      sum[name] += one[name];
    }
  }
  return sum;
}

function add({ all, global, local }: RegionActivity, row: SumRow, hour: number, count: number) {
  const outcome = COUNTED[OUTCOMES[row.outcome] ?? "unknown"];
  const more: Counts = { ...NO_COUNTS, events: count, [outcome]: count };
  if (row.isAsked) {
    for (const sums of row.isGlobal ? [all, global] : [all]) {
      const known = sums.get(hour);
      sums.set(hour, known ? sumCounts([known, more]) : more);
    }
  }
  if (row.isGlobal) return;
  const known = local.get(hour) ?? { events: 0, failures: 0 };
  const failed = outcome === "denied" || outcome === "errors" ? count : 0;
  local.set(hour, { events: known.events + count, failures: known.failures + failed });
}
