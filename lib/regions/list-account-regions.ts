import type { Period } from "@/lib/api/period-contract";
import type { AccountRegions } from "@/lib/api/region-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { type AccountActivity, toAccountRegions } from "./account-regions";
import { activityRows } from "./activity-rows";
import { type RegionKey, regionKey } from "./region-key";
import type { StoredPolicy } from "./region-policies";

const HOUR_MS = 3_600_000;
const LEARNED_DAYS = 30;

interface SumRow {
  readonly account: string;
  readonly region: string;
  readonly writes: bigint;
  readonly events: bigint;
}

/**
 * The usual Regions of each account and its activity outside them. Learned are those that hold at
 * least 1 % of its writes in the 30 days before the period, in whole hours, global services left out;
 * where too little is known of these, in the 30 days before its end. Records that name no account with 12 digits have no home.
 */
export async function listAccountRegions(
  reader: Reader,
  filter: EventFilter,
  period: Period,
  policies: readonly StoredPolicy[],
  isBeforeKnown: boolean,
  nowMs: number,
): Promise<AccountRegions[]> {
  const endMs = Math.floor((isBeforeKnown ? period.fromMs : period.toMs) / HOUR_MS) * HOUR_MS;
  const learnedFrom = { fromMs: endMs - LEARNED_DAYS * 24 * HOUR_MS, toMs: endMs };
  const beforeMs = Math.min(learnedFrom.fromMs, Math.floor(period.fromMs / HOUR_MS) * HOUR_MS);
  const isLearned = Prisma.sql`r.read_only = 0 and r.hour >= ${instant(learnedFrom.fromMs)} and r.hour < ${instant(endMs)}`;
  const rows = await ask<SumRow>(
    reader,
    Prisma.sql`with summed as (
        select r.account_id, r.region_id,
          coalesce(sum(r.count) filter (where ${isLearned}), 0)::int8 as writes,
          coalesce(sum(r.count) filter (where r.is_asked), 0)::int8 as events
        from (${activityRows(filter, period, beforeMs)}) as r
        where not r.is_global group by 1, 2)
      select a.value as account, d.value as region, s.writes, s.events
      from summed s join account a on a.id = s.account_id join region d on d.id = s.region_id
      where a.value ~ '^[0-9]{12}$'`,
  );
  const accounts = new Map<string, Map<string, { key: RegionKey; sums: AccountActivity }>>();
  for (const { account } of policies) accounts.set(account, new Map());
  for (const row of rows) {
    const activity = accounts.get(row.account) ?? new Map();
    accounts.set(row.account, activity);
    const key = regionKey(row.region);
    const known = activity.get(key.id)?.sums;
    const sums = {
      writes: Number(row.writes) + (known?.writes ?? 0),
      events: Number(row.events) + (known?.events ?? 0),
    };
    activity.set(key.id, { key, sums });
  }
  return [...accounts]
    .map(([account, activity]) => {
      const own = policies.filter((policy) => policy.account === account);
      return toAccountRegions(account, activity, own, learnedFrom, period, nowMs);
    })
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}
