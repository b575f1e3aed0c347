import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import type { ReadTx } from "./detector";
import { HABIT_DAYS, type NewKind, type NewsHabit } from "./judge-new";
import { type JudgedDay, judgedRows } from "./judged-days";

/** How a kind is found: SQL over its dictionary row `d`, and the rows `s` that mean the same. */
interface Source {
  readonly kind: NewKind;
  readonly stored: number;
  readonly table: string;
  readonly value: Prisma.Sql;
  readonly isMeant: Prisma.Sql;
  readonly isSame: Prisma.Sql;
}

/** An address stands for its neighbourhood: people move within a provider's network every day. */
const NETWORK = Prisma.sql`network(set_masklen(d.address, case family(d.address) when 4 then 16 else 32 end))`;

const SOURCES: readonly Source[] = [
  {
    kind: "service",
    stored: VALUE_KINDS.action,
    table: "action",
    value: Prisma.sql`d.event_source`,
    isMeant: Prisma.sql`d.event_source <> ''`,
    isSame: Prisma.sql`s.event_source = d.event_source`,
  },
  {
    kind: "write",
    stored: VALUE_KINDS.writeAction,
    table: "action",
    value: Prisma.sql`d.event_name || ' (' || split_part(d.event_source, '.', 1) || ')'`,
    isMeant: Prisma.sql`d.event_name <> ''`,
    isSame: Prisma.sql`s.id = d.id`,
  },
  {
    kind: "network",
    stored: VALUE_KINDS.sourceIp,
    table: "source_ip",
    value: Prisma.sql`${NETWORK}::text`,
    isMeant: Prisma.sql`d.address is not null`,
    isSame: Prisma.sql`s.address <<= ${NETWORK}`,
  },
  {
    kind: "client",
    stored: VALUE_KINDS.userAgent,
    table: "user_agent",
    value: Prisma.sql`d.client`,
    isMeant: Prisma.sql`d.client <> ''`,
    isSame: Prisma.sql`s.client = d.client`,
  },
  {
    // Temporary keys are new each time.
    kind: "key",
    stored: VALUE_KINDS.accessKey,
    table: "access_key",
    value: Prisma.sql`d.value`,
    isMeant: Prisma.sql`d.value like 'AKIA%'`,
    isSame: Prisma.sql`s.id = d.id`,
  },
];

/** The first event with something that a principal was never seen with. */
export interface FreshValue {
  readonly at: number;
  readonly kind: NewKind;
  readonly value: string;
  readonly others: number;
  readonly firstMs: number;
  readonly eventId: string;
  readonly contentHash: string;
  readonly hasFailed: boolean;
}

/** What was new to principals on some days, whatever came in when. */
export function listFreshValues(tx: ReadTx, days: readonly JudgedDay[]): Promise<FreshValue[]> {
  if (days.length === 0) return Promise.resolve([]);
  const parts = SOURCES.map(
    ({ kind, stored, table, value, isMeant, isSame }) => Prisma.sql`
      select distinct on (j.at, ${value}) j.at, ${kind}::text as kind, ${value} as value,
        before.others, f.account_id, f.first_time, f.event_id
      from ${judgedRows(days)} join first_seen f on f.account_id = j.account_id
        and f.principal_id = j.principal_id and f.kind = ${stored}::int2
        and f.first_time >= j.day and f.first_time < j.day + interval '1 day'
      join ${Prisma.raw(table)} d on d.id = f.value_id and ${isMeant}
      join principal p on p.id = j.principal_id
      cross join lateral (
        select count(distinct q.key) filter (where q.key <> p.key)::int4 as others,
          coalesce(bool_or(q.key = p.key and o.first_time < j.day), false) as is_known
        from ${Prisma.raw(table)} s join first_seen o on o.kind = ${stored}::int2
          and o.value_id = s.id and o.account_id = f.account_id and o.first_time < f.first_time
        join principal q on q.id = o.principal_id where ${isSame}) as before
      where not before.is_known order by j.at, ${value}, f.first_time, f.event_id`,
  );
  return tx.$queryRaw<FreshValue[]>(Prisma.sql`
    select n.at, n.kind, n.value, n.others,
      extract(epoch from n.first_time)::float8 * 1000 as "firstMs", n.event_id::text as "eventId",
      e.content_hash::text as "contentHash", e.outcome in (2, 3) as "hasFailed"
    from (${Prisma.join(
      parts.map((part) => Prisma.sql`(${part})`),
      " union all ",
    )}) as n
    join lateral (select e.content_hash, e.outcome from event e where e.account_id = n.account_id
      and e.event_id = n.event_id and e.event_time = n.first_time order by e.content_hash limit 1) as e on true
    order by n.at, n.first_time, n.kind, n.value`);
}

/** How long a principal was known before a day, by how many events, and how often it had news. */
export interface PrincipalPast extends NewsHabit {
  readonly at: number;
  readonly days: number;
  readonly events: number;
}

export function readPrincipalPast(
  tx: ReadTx,
  days: readonly JudgedDay[],
  looked: Iterable<number>,
): Promise<PrincipalPast[]> {
  const newsDays = (kind: number) => Prisma.sql`
    (count(distinct date_trunc('day', f.first_time, 'UTC')) filter (where f.kind = ${kind}::int2))::int4`;
  return tx.$queryRaw<PrincipalPast[]>(Prisma.sql`
    with past as (
      select j.at, round(extract(epoch from min(j.day) - min(x.day)) / 86400)::int4 as days,
        sum(x.count)::int4 as events
      from ${judgedRows(days)} join principal_day x on x.account_id = j.account_id
        and x.principal_id = j.principal_id and x.kind = ${VALUE_KINDS.region}::int2
        and x.day < j.day and x.day >= j.day - ${BASELINE_DAYS}::int4 * interval '1 day'
      where j.at = any(${plainArray(looked)}::int4[]) group by 1),
    news as (
      select j.at, ${newsDays(VALUE_KINDS.writeAction)} as deeds, ${newsDays(VALUE_KINDS.sourceIp)} as ways
      from ${judgedRows(days)} join first_seen f on f.account_id = j.account_id
        and f.principal_id = j.principal_id and f.first_time < j.day
        and f.first_time >= j.day - ${HABIT_DAYS}::int4 * interval '1 day'
      where j.at in (select at from past) group by 1)
    select p.at, p.days, p.events, coalesce(n.deeds, 0) as "deedDays", coalesce(n.ways, 0) as "wayDays"
    from past p left join news n on n.at = p.at order by 1`);
}
