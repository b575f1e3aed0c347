import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { exactFilter } from "@/lib/events/exact-filter";
import { allOf, hasAny } from "@/lib/events/query-conditions";
import { formatCounted } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";
import type { Query } from "@/lib/search/ast";
import { profileRows } from "./profile-rows";
import { countOf, type Judgement, linkOf, type RiskContext, within } from "./risk-context";

const DAY_MS = 86_400_000;
const OLD_DAYS = 90;
/** More addresses than this in one day are many for one key. */
const USUAL_ADDRESSES = 3;
/** Only the days with the most addresses are looked into. */
const MOST_DAYS = 7;
const MOST_KEYS = 50;

/** Long-term keys begin with AKIA (AWS: IAM identifiers). Their age is known from events alone. */
export async function judgeOldKeys(context: RiskContext): Promise<Judgement> {
  const { reader, found, period, nowMs } = context;
  const rows = await profileRows(reader, { query: found.query, period, nowMs, days: found.days });
  const keys = await ask<{ key: string; days: number }>(
    reader,
    Prisma.sql`with ${rows.seen}, used as (
        select r.value_id, max(r.last_time) as last from (${rows.of("access_key_id")}) as r group by 1)
      select k.value as key, floor(extract(epoch from u.last - f.first) / 86400)::float8 as days
      from used u join access_key k on k.id = u.value_id and k.value like 'AKIA%'
      cross join lateral (select min(s.first_time) as first from session_access_key s
        where s.access_key_id = k.id and s.first_time > '-infinity'
          and ${isAccountInScope(reader, "s.account_id")}) as f
      where u.last >= f.first + ${`${OLD_DAYS} days`}::interval
      order by 2 desc, 1 limit ${MOST_KEYS}`,
  );
  const [oldest] = keys;
  if (!oldest) return null;
  const condition = hasAny(
    "key",
    keys.map(({ key }) => key),
  );
  const events = await countOf(context, condition);
  const why =
    keys.length === 1
      ? `${oldest.key} has been in use for at least ${oldest.days} days; ${formatCounted(events, "call")} in the period.`
      : `${formatCounted(keys.length, "long-term key")} of at least ${OLD_DAYS} days, the oldest of at least ${oldest.days} days; ${formatCounted(events, "call")} in the period.`;
  return { why, link: linkOf(context, condition) };
}

interface KeyDay {
  readonly key: string;
  readonly dayMs: number;
  readonly addresses: number;
}

/** One long-term key that calls from many places in one day is in more than one pair of hands. */
export async function judgeKeyAddresses(context: RiskContext): Promise<Judgement> {
  const { reader, found, period, nowMs } = context;
  const rows = await profileRows(reader, { query: found.query, period, nowMs, days: found.days });
  const days = await ask<{ dayMs: number }>(
    reader,
    Prisma.sql`with ${rows.seen} select extract(epoch from r.day)::float8 * 1000 as "dayMs"
      from (${rows.of("source_ip_id")}) as r
      join source_ip i on i.id = r.value_id and i.address is not null
      where r.day > '-infinity' group by r.day
      having count(distinct i.address) > ${USUAL_ADDRESSES}
      order by count(distinct i.address) desc, r.day limit ${MOST_DAYS}`,
  );
  if (days.length === 0) return null;
  const { fromMs, toMs } = period;
  const filter = await exactFilter(reader, { query: found.query, fromMs, toMs, asof: null, nowMs });
  const spans = days.map(
    ({ dayMs }) =>
      Prisma.sql`(e.event_time >= ${instant(dayMs)} and e.event_time < ${instant(dayMs + DAY_MS)})`,
  );
  const [most] = await ask<KeyDay>(
    reader,
    Prisma.sql`select k.value as key, count(distinct i.address)::int4 as addresses,
        extract(epoch from date_trunc('day', e.event_time, 'UTC'))::float8 * 1000 as "dayMs"
      from event e join access_key k on k.id = e.access_key_id and k.value like 'AKIA%'
      join source_ip i on i.id = e.source_ip_id and i.address is not null
      where ${filter.where} and (${Prisma.join(spans, " or ")})
      group by 1, 3 having count(distinct i.address) > ${USUAL_ADDRESSES}
      order by 2 desc, 3, 1 limit 1`,
  );
  if (!most) return null;
  const condition = allOf([hasAny("key", [most.key]), ANY_ADDRESS]);
  const day = within(context, most.dayMs, most.dayMs + DAY_MS);
  const events = await countOf(context, condition, day);
  return {
    why: `${most.key} called from ${most.addresses} addresses on ${toIsoTime(most.dayMs).slice(0, 10)} (UTC), in ${formatCounted(events, "call")}.`,
    link: linkOf(context, condition, day),
  };
}

const ANY_ADDRESS: Query = {
  kind: "predicate",
  field: "ip",
  path: [],
  test: { kind: "any" },
  from: 0,
  to: 0,
};
