import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import type { FoundEvent } from "@/lib/detections/finding";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import { GLOBAL_ACTIONS } from "@/lib/regions/activity-rows";
import { dictionaryTerm } from "@/lib/search/index-term";
import type { ReadTx } from "./detector";
import { type JudgedDay, judgedRows } from "./judged-days";

/** A Region in which a principal's day has events of any kind. */
export interface DayRegion {
  /** Place of the day in the list. */
  readonly at: number;
  /** Folded. */
  readonly region: string;
  readonly regionIds: readonly number[];
  readonly isKnownToPrincipal: boolean;
}

export function listDayRegions(tx: ReadTx, days: readonly JudgedDay[]): Promise<DayRegion[]> {
  const kind = VALUE_KINDS.region;
  return tx.$queryRaw<DayRegion[]>(Prisma.sql`
    select j.at, lower(d.value) as region, array_agg(distinct d.id) as "regionIds",
      bool_or(exists (select from principal_day b where b.account_id = j.account_id
        and b.principal_id = j.principal_id and b.kind = ${kind}::int2 and b.value_id = x.value_id
        and b.day < j.day and b.day >= j.day - ${BASELINE_DAYS}::int4 * interval '1 day'))
        as "isKnownToPrincipal"
    from ${judgedRows(days)} join principal_day x on x.account_id = j.account_id
      and x.principal_id = j.principal_id and x.day = j.day and x.kind = ${kind}::int2
    join region d on d.id = x.value_id where d.value <> '' group by 1, 2 order by 1, 2`);
}

/** Sums of the events of one visit. */
export interface VisitSums {
  readonly at: number;
  readonly region: string;
  readonly events: number;
  readonly failed: number;
  readonly writes: number;
  readonly writesDone: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly first: readonly FoundEvent[];
  readonly isFirstOfAccount: boolean;
}

const FIRST_EVENTS = 20;

/**
 * What was done in some Regions: calls of global services left out, as well as those to the global
 * endpoint of STS, which are recorded in us-east-1 wherever they were served (AWS: manage STS).
 */
export async function readVisits(
  tx: ReadTx,
  days: readonly JudgedDay[],
  places: readonly DayRegion[],
): Promise<VisitSums[]> {
  const rows = places.flatMap(({ at, region, regionIds }) => {
    const day = days[at];
    if (!day) return [];
    return regionIds.map((regionId) => ({ at, region, regionId, day }));
  });
  if (rows.length === 0) return [];
  const visits = await tx.$queryRaw<
    (VisitSums & { ids: string[]; hashes: string[]; times: number[] })[]
  >(
    Prisma.sql`with wanted as materialized (
        select w.*, ${dictionaryTerm("region", 0)}::int8 + region_id as term
        from unnest(${plainArray(rows.map(({ at }) => at))}::int4[],
          ${plainArray(rows.map(({ regionId }) => regionId))}::int4[],
          ${plainArray(rows.map(({ day }) => day.accountId))}::int4[],
          ${plainArray(rows.map(({ day }) => day.dayMs))}::float8[]) as w(at, region_id, account_id, ms)),
      seen as (
        select w.at, w.region_id, w.account_id, e.* from wanted w
        join ${judgedRows(days)} on j.at = w.at
        cross join lateral (
          select e.event_time, e.event_id, e.content_hash, e.outcome, e.read_only from event e
          where e.event_time >= to_timestamp(w.ms / 1000)
            and e.event_time < to_timestamp(w.ms / 1000) + interval '1 day'
            and e.account_id = w.account_id and e.principal_id = j.principal_id
            and e.region_id = w.region_id and e.terms @> array[w.term]
            and e.action_id not in (${GLOBAL_ACTIONS})
            and not exists (select from action a join region d on d.id = w.region_id
              where a.id = e.action_id and a.event_source = 'sts.amazonaws.com' and d.value = 'us-east-1')) as e)
      select s.at, lower(d.value) as region, count(*)::int4 as events,
        count(*) filter (where s.outcome in (2, 3))::int4 as failed,
        count(*) filter (where s.read_only = false)::int4 as writes,
        count(*) filter (where s.read_only = false and s.outcome = 1)::int4 as "writesDone",
        extract(epoch from min(s.event_time))::float8 * 1000 as "firstMs",
        extract(epoch from max(s.event_time))::float8 * 1000 as "lastMs",
        (array_agg(s.event_id::text order by s.event_time, s.event_id))[1:${FIRST_EVENTS}::int4] as ids,
        (array_agg(s.content_hash::text order by s.event_time, s.event_id))[1:${FIRST_EVENTS}::int4] as hashes,
        (array_agg(extract(epoch from s.event_time)::float8 * 1000 order by s.event_time, s.event_id))[1:${FIRST_EVENTS}::int4] as times,
        not exists (select from first_seen f join region o on o.id = f.value_id
          where f.account_id = min(s.account_id) and f.kind = ${VALUE_KINDS.region}::int2
            and lower(o.value) = min(lower(d.value)) and f.first_time < min(s.event_time)) as "isFirstOfAccount"
      from seen s join region d on d.id = s.region_id group by 1, 2 order by 1, 2`,
  );
  return visits.map(({ ids, hashes, times, ...visit }) => ({
    ...visit,
    first: ids.map((eventId, n) => ({
      accountId: days[visit.at]?.accountId ?? 0,
      eventId,
      contentHash: hashes[n] ?? "",
      timeMs: times[n] ?? visit.firstMs,
    })),
  }));
}
