import { plainArray } from "@/lib/db/array-literal";
import { isDeliveryNamed } from "@/lib/db/coverage/named-delivery";
import { Prisma } from "@/lib/db/generated/client";
import type { Finding } from "@/lib/detections/finding";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatTimeInWords } from "@/lib/format/time";
import { type Detect, NOTHING, type ReadTx } from "./detector";
import { findSilence, type Silence, USUAL_DAYS } from "./judge-silence";
import { DAY_MS } from "./judged-days";
import { readKnownPast } from "./known-past";
import { shownName } from "./shown-name";

const HOUR_MS = 3_600_000;
interface DeliveredPlace {
  readonly accountId: number;
  readonly account: string;
  readonly region: string;
  /** Newest delivery of the place's source, which is followed. */
  readonly untilMs: number;
  /** Begins of hours with log files or digests: where nothing happens, digests still come. */
  readonly hours: readonly number[];
}

/** S1: an account's Region stopped delivering while its source goes on; over when deliveries come. */
export const detectSilence: Detect = async (tx, changes) => {
  const changed = changes.hours.filter(({ hourMs }) => Number.isFinite(hourMs));
  if (changed.length === 0) return NOTHING;
  const places = await readPlaces(tx, new Set(changed.map(({ accountId }) => accountId)));
  const found = places.flatMap((place) => {
    const silence = findSilence(place.hours, place.untilMs);
    return silence ? [{ place, silence, dayMs: dayOf(silence.fromMs) }] : [];
  });
  const days = found.map(({ place, dayMs }) => ({ accountId: place.accountId, dayMs }));
  const past = await readKnownPast(tx, days);
  const scopes = [...new Set(places.map(({ accountId }) => accountId))].map((accountId) => ({
    accountId,
    fromMs: Number.NEGATIVE_INFINITY,
    toMs: Number.POSITIVE_INFINITY,
    principals: null,
  }));
  const findings = found.flatMap(({ place, silence, dayMs }) =>
    past.isEnough(place.accountId, dayMs) ? [findingOf(place, silence)] : [],
  );
  return { scopes, findings };
};

function findingOf({ accountId, account, region }: DeliveredPlace, silence: Silence): Finding {
  const { fromMs, toMs, usualGapMs, hours } = silence;
  const lengthMs = toMs - fromMs;
  const usual = formatDuration(usualGapMs / 1000);
  return {
    detector: "silence",
    subject: [
      { field: "ct.account", value: account },
      { field: "awsRegion", value: region },
    ],
    accountIds: [accountId],
    windowStartMs: fromMs,
    // Of a fixed length: the silence may still grow.
    windowEndMs: fromMs + HOUR_MS,
    firstMs: fromMs,
    lastMs: toMs,
    count: 0,
    failed: 0,
    level: "medium",
    title: "Deliveries have stopped",
    sentence: `Nothing was delivered for ${shownName(region)} since ${formatTimeInWords(fromMs, "utc")}, ${formatDuration(lengthMs / 1000)} up to the newest delivery of the same source; ${usual} from one hour with a delivery to the next is usual, by ${formatCount(hours)} such hours in the ${USUAL_DAYS} days before.`,
    numbers: { lengthMs, usualGapMs, hours, days: USUAL_DAYS },
    events: [],
  };
}

/** Places of the sources that these accounts are delivered by, where the sources are followed. */
async function readPlaces(tx: ReadTx, accountIds: ReadonlySet<number>): Promise<DeliveredPlace[]> {
  const next = (
    after: Prisma.Sql,
  ) => Prisma.sql`select c.account_id, c.region_id from coverage_hour c
    where ${after} order by c.account_id, c.region_id limit 1`;
  return tx.$queryRaw<DeliveredPlace[]>(Prisma.sql`
    with recursive place as (
      (${next(Prisma.sql`true`)})
      union all
      select n.* from place p,
        lateral (${next(Prisma.sql`(c.account_id, c.region_id) > (p.account_id, p.region_id)`)}) as n),
    newest as materialized (
      select p.account_id, p.region_id, a.value as account, r.value as region, n.source_id, n.delivered_at,
        max(n.delivered_at) over (partition by n.source_id) as until,
        bool_or(p.account_id = any(${plainArray(accountIds)}::int4[])) over (partition by n.source_id) as has_changed
      from place p join account a on a.id = p.account_id join region r on r.id = p.region_id
      join lateral (select f.source_id, f.delivered_at from log_file f
        where f.account = a.value and f.region = r.value and f.family = 'cloudtrail'
          and f.state = 'done' and ${isDeliveryNamed("f")} order by f.delivered_at desc limit 1) as n on true
      where a.value <> '' and r.value <> '')
    select n.account_id as "accountId", n.account, n.region,
      extract(epoch from n.until)::float8 * 1000 as "untilMs",
      array(select distinct extract(epoch from c.hour)::float8 * 1000 from coverage_hour c
        where c.account_id = n.account_id and c.region_id = n.region_id
          and c.family in ('cloudtrail', 'digest') and c.files > 0
          and c.hour >= n.delivered_at - ${2 * USUAL_DAYS}::int4 * interval '1 day') as hours
    from newest n join log_source s on s.id = n.source_id
    where s.continuous and s.state = 'active' and n.has_changed`);
}

function dayOf(timeMs: number): number {
  return Math.floor(timeMs / DAY_MS) * DAY_MS;
}
