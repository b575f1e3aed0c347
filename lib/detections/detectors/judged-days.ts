import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import type { ChangedDay, JudgedScope, ReadTx } from "./detector";

export const DAY_MS = 86_400_000;

/** A principal's day in an account: all dictionary rows that share the principal's key are one. */
export interface JudgedDay {
  readonly accountId: number;
  readonly dayMs: number;
  readonly key: string;
  readonly kind: string;
  readonly principalIds: readonly number[];
}

/**
 * Days to judge because sums have changed: the changed ones, and whatever came after them in the
 * account as far as a baseline reaches, because they are part of its past. Days later than that are
 * judged for the changed principals alone, up to the next one on which they were active.
 */
export async function listJudgedDays(
  tx: ReadTx,
  changes: readonly ChangedDay[],
): Promise<JudgedDay[]> {
  const changed = changes.filter(({ dayMs }) => Number.isFinite(dayMs));
  if (changed.length === 0) return [];
  return tx.$queryRaw<JudgedDay[]>(Prisma.sql`
    with changed as materialized (select * from ${changedRows(changed)}),
    span as (select account_id, min(day) as first, max(day) as last from changed group by 1),
    wanted as (
      select account_id, principal_id, day from changed
      union
      select s.account_id, f.value_id, date_trunc('day', f.hour, 'UTC')
      from span s join facet_hour f on f.account_id = s.account_id
        and f.hour >= s.first + interval '1 day'
        and f.hour < s.last + ${BASELINE_DAYS + 1}::int4 * interval '1 day'
        and f.kind = ${VALUE_KINDS.principal}::int2
      union
      select c.account_id, c.principal_id, n.day from changed c cross join lateral (
        select x.day from principal_day x where x.account_id = c.account_id
          and x.principal_id = c.principal_id and x.kind = ${VALUE_KINDS.region}::int2
          and x.day > c.day order by x.day limit 1) as n)
    select w.account_id as "accountId", extract(epoch from w.day)::float8 * 1000 as "dayMs", p.key,
      min(p.kind) as kind, array_agg(distinct q.id) as "principalIds"
    from wanted w join principal p on p.id = w.principal_id join principal q on q.key = p.key
    where w.principal_id <> 0 group by 1, 2, 3 order by 1, 2, 3`);
}

/** SQL: judged days as rows `j` (account_id, day, at, principal_id), one for each dictionary row. */
export function judgedRows(days: readonly JudgedDay[]): Prisma.Sql {
  const rows = days.flatMap((day, at) => day.principalIds.map((id) => ({ day, at, id })));
  return Prisma.sql`(select account_id, to_timestamp(ms / 1000) as day, at, principal_id
    from unnest(${plainArray(rows.map(({ day }) => day.accountId))}::int4[],
      ${plainArray(rows.map(({ day }) => day.dayMs))}::float8[],
      ${plainArray(rows.map(({ at }) => at))}::int4[],
      ${plainArray(rows.map(({ id }) => id))}::int4[]) as u(account_id, ms, at, principal_id)) as j`;
}

/** One scope for each day. */
export function scopesOf(days: readonly JudgedDay[]): JudgedScope[] {
  const scopes = new Map<string, JudgedScope & { principals: string[] }>();
  for (const { accountId, dayMs, key } of days) {
    const place = `${accountId},${dayMs}`;
    const known = scopes.get(place);
    if (known) known.principals.push(key);
    else scopes.set(place, { accountId, fromMs: dayMs, toMs: dayMs + DAY_MS, principals: [key] });
  }
  return [...scopes.values()];
}

function changedRows(changed: readonly ChangedDay[]): Prisma.Sql {
  return Prisma.sql`(select account_id, principal_id, to_timestamp(ms / 1000) as day
    from unnest(${plainArray(changed.map(({ accountId }) => accountId))}::int4[],
      ${plainArray(changed.map(({ principalId }) => principalId))}::int4[],
      ${plainArray(changed.map(({ dayMs }) => dayMs))}::float8[]) as u(account_id, principal_id, ms)) as c`;
}
