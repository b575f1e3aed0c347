import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { BASELINE_DAYS, ENOUGH_DAYS } from "@/lib/period/measure-baseline";
import type { ReadTx } from "./detector";
import { DAY_MS } from "./judged-days";

interface AccountDay {
  readonly accountId: number;
  readonly dayMs: number;
}

/** Which days of accounts have events: whether enough is known to call something unusual. */
export class KnownPast {
  constructor(private readonly days: ReadonlyMap<number, ReadonlySet<number>>) {}

  /** Days with events among the `days` before one. */
  count(accountId: number, dayMs: number, days: number): number {
    const known = this.days.get(accountId);
    let count = 0;
    for (let back = 1; back <= days; back++) if (known?.has(dayMs - back * DAY_MS)) count += 1;
    return count;
  }

  /** False while an account is learned: nothing in it can be called new or unusual yet. */
  isEnough(accountId: number, dayMs: number): boolean {
    return this.count(accountId, dayMs, BASELINE_DAYS) >= ENOUGH_DAYS;
  }
}

/** @param reachDays how far before the days the past is asked for */
export async function readKnownPast(
  tx: ReadTx,
  asked: readonly AccountDay[],
  reachDays = BASELINE_DAYS,
): Promise<KnownPast> {
  const spans = new Map<number, { fromMs: number; toMs: number }>();
  for (const { accountId, dayMs } of asked) {
    const { fromMs = dayMs, toMs = dayMs } = spans.get(accountId) ?? {};
    spans.set(accountId, { fromMs: Math.min(fromMs, dayMs), toMs: Math.max(toMs, dayMs) });
  }
  if (spans.size === 0) return new KnownPast(new Map());
  const ends = [...spans.values()];
  const rows = await tx.$queryRaw<{ accountId: number; days: number[] }[]>(Prisma.sql`
    select s.account_id as "accountId",
      array_agg(distinct extract(epoch from date_trunc('day', r.hour, 'UTC'))::float8 * 1000) as days
    from unnest(${plainArray(spans.keys())}::int4[],
      ${plainArray(ends.map(({ fromMs }) => fromMs))}::float8[],
      ${plainArray(ends.map(({ toMs }) => toMs))}::float8[]) as s(account_id, from_ms, to_ms)
    join region_hour r on r.account_id = s.account_id
      and r.hour >= to_timestamp(s.from_ms / 1000) - ${reachDays}::int4 * interval '1 day'
      and r.hour < to_timestamp(s.to_ms / 1000)
    group by 1`);
  return new KnownPast(new Map(rows.map(({ accountId, days }) => [accountId, new Set(days)])));
}
