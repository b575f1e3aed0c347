import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { CATEGORIES } from "@/lib/db/stored-numbers";
import type { FoundEvent } from "@/lib/detections/finding";
import { dictionaryTerm } from "@/lib/search/index-term";
import type { AccountDay } from "./account-days";
import type { ReadTx } from "./detector";
import { isEnoughForRate, type RateHour } from "./judge-rate";
import { DAY_MS } from "./judged-days";

const HOUR_MS = 3_600_000;
const RECENT_HOURS = 7 * 24;
const WEEKS = [1, 2, 3, 4];
const MANAGEMENT = CATEGORIES.indexOf("management");

/** Writes, or calls that failed by their error code: management events both, as AWS' own Insights. */
export type RateKind = "rate" | "error-rate";

/** What is counted together, by numbers of the dictionaries; `errorId` is 0 where it is not looked at. */
export interface RateSeries {
  readonly regionId: number;
  readonly actionId: number;
  readonly errorId: number;
}

/** An hour with enough calls of a series to be looked at, and how many series the hour has. */
export interface LookedHour extends RateHour {
  readonly series: RateSeries;
  readonly hourMs: number;
  readonly failed: number;
}

/** All hours of a day that have enough calls in any series, by hour. */
export async function readRateHours(
  tx: ReadTx,
  kind: RateKind,
  { accountId, dayMs }: AccountDay,
): Promise<Map<number, { looked: LookedHour[]; series: number }>> {
  const today = await readSums(tx, kind, accountId, inDay(dayMs), Prisma.sql`true`);
  const series = new Map<number, number>();
  for (const { hourMs } of today) series.set(hourMs, (series.get(hourMs) ?? 0) + 1);
  const enough = today.filter(({ count }) => isEnoughForRate(count));
  if (enough.length === 0) return new Map();
  const past = Prisma.sql`((a.hour >= ${instant(dayMs - 7 * DAY_MS)} and a.hour < ${instant(dayMs + DAY_MS)})
    or ${Prisma.join(
      WEEKS.slice(1).map((week) => inDay(dayMs - week * 7 * DAY_MS)),
      " or ",
    )})`;
  const actions = new Set(enough.map(({ actionId }) => actionId));
  const isLooked = Prisma.sql`a.action_id = any(${plainArray(actions)}::int4[])`;
  const [sums, known] = [
    await readSums(tx, kind, accountId, past, isLooked),
    await readKnownHours(tx, accountId, past),
  ];
  const counts = new Map(sums.map((sum) => [placeOf(sum, sum.hourMs), sum.count]));
  const found = new Map<number, { looked: LookedHour[]; series: number }>();
  for (const one of enough) {
    const at = (hourMs: number) =>
      known.has(hourMs) ? [counts.get(placeOf(one, hourMs)) ?? 0] : [];
    const { hourMs, count, failed } = one;
    const recent = Array.from({ length: RECENT_HOURS }, (_, n) => at(hourMs - (n + 1) * HOUR_MS));
    const sameHours = WEEKS.map((week) => at(hourMs - week * 7 * DAY_MS));
    const hour = found.get(hourMs) ?? { looked: [], series: series.get(hourMs) ?? 0 };
    found.set(hourMs, hour);
    hour.looked.push({
      series: one,
      hourMs,
      count,
      failed,
      recent: recent.flat(),
      sameHours: sameHours.flat(),
    });
  }
  return found;
}

/** An event of a series, with the time of the last of all that were asked for. */
export type RateEvent = FoundEvent & { readonly lastMs: number };

/** The first events of a series in some hours. */
export async function readRateEvents(
  tx: ReadTx,
  kind: RateKind,
  accountId: number,
  { regionId, actionId, errorId }: RateSeries,
  hours: readonly number[],
  most: number,
): Promise<RateEvent[]> {
  const terms = [dictionaryTerm("region", regionId), dictionaryTerm("action", actionId)];
  const isCounted =
    kind === "rate"
      ? Prisma.sql`e.read_only = false`
      : Prisma.sql`e.outcome in (2, 3) and coalesce(e.error_id, 0) = ${errorId}::int4`;
  return tx.$queryRaw<RateEvent[]>(Prisma.sql`
    select e.account_id as "accountId", e.event_id::text as "eventId",
      e.content_hash::text as "contentHash",
      extract(epoch from e.event_time)::float8 * 1000 as "timeMs",
      extract(epoch from max(e.event_time) over ())::float8 * 1000 as "lastMs"
    from unnest(${plainArray(hours)}::float8[]) as h(ms) join event e
      on e.event_time >= to_timestamp(h.ms / 1000)
      and e.event_time < to_timestamp(h.ms / 1000) + interval '1 hour'
      and e.account_id = ${accountId}::int4 and e.region_id = ${regionId}::int4
      and e.action_id = ${actionId}::int4 and e.terms @> ${plainArray(terms)}::int8[]
      and e.category = ${MANAGEMENT}::int2 and ${isCounted}
    order by e.event_time, e.event_id limit ${most}`);
}

interface Sum extends RateSeries {
  readonly hourMs: number;
  readonly count: number;
  readonly failed: number;
}

function readSums(
  tx: ReadTx,
  kind: RateKind,
  accountId: number,
  isIn: Prisma.Sql,
  isLooked: Prisma.Sql,
): Promise<Sum[]> {
  const isRate = kind === "rate";
  const isCounted = isRate ? Prisma.sql`a.read_only = 0` : Prisma.sql`a.outcome in (2, 3)`;
  return tx.$queryRaw<Sum[]>(Prisma.sql`
    select a.region_id as "regionId", a.action_id as "actionId",
      ${isRate ? Prisma.sql`0` : Prisma.sql`a.error_id`} as "errorId",
      extract(epoch from a.hour)::float8 * 1000 as "hourMs", sum(a.count)::int4 as count,
      coalesce(sum(a.count) filter (where a.outcome in (2, 3)), 0)::int4 as failed
    from activity_hour a
    where a.account_id = ${accountId}::int4 and ${isIn} and ${isLooked} and ${isCounted}
      and a.category = ${MANAGEMENT}::int2 and a.action_id <> 0
    group by 1, 2, 3, 4 order by 4, 1, 2, 3`);
}

/** Hours in which anything of the account is known. */
async function readKnownHours(
  tx: ReadTx,
  accountId: number,
  isIn: Prisma.Sql,
): Promise<ReadonlySet<number>> {
  const rows = await tx.$queryRaw<{ hourMs: number }[]>(Prisma.sql`
    select distinct extract(epoch from a.hour)::float8 * 1000 as "hourMs"
    from region_hour a where a.account_id = ${accountId}::int4 and ${isIn}`);
  return new Set(rows.map(({ hourMs }) => hourMs));
}

function inDay(dayMs: number): Prisma.Sql {
  return Prisma.sql`(a.hour >= ${instant(dayMs)} and a.hour < ${instant(dayMs + DAY_MS)})`;
}

function placeOf({ regionId, actionId, errorId }: RateSeries, hourMs: number): string {
  return `${regionId},${actionId},${errorId},${hourMs}`;
}
