import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { ChangedHour, JudgedScope, ReadTx } from "./detector";
import { DAY_MS } from "./judged-days";

/** A UTC day of an account. */
export interface AccountDay {
  readonly accountId: number;
  readonly dayMs: number;
}

/** Days of accounts to judge because hours have changed, with those after them that they are the past of. */
export async function listAccountDays(
  tx: ReadTx,
  changes: readonly ChangedHour[],
  reachDays: number,
): Promise<AccountDay[]> {
  const spans = new Map<number, { firstMs: number; lastMs: number; days: Set<number> }>();
  for (const { accountId, hourMs } of changes) {
    if (!Number.isFinite(hourMs)) continue;
    const dayMs = Math.floor(hourMs / DAY_MS) * DAY_MS;
    const span = spans.get(accountId) ?? { firstMs: dayMs, lastMs: dayMs, days: new Set() };
    span.firstMs = Math.min(span.firstMs, dayMs);
    span.lastMs = Math.max(span.lastMs, dayMs);
    spans.set(accountId, { ...span, days: span.days.add(dayMs) });
  }
  const listed: AccountDay[] = [];
  for (const [accountId, { firstMs, lastMs, days }] of spans) {
    const rows = await tx.$queryRaw<{ dayMs: number }[]>(Prisma.sql`
      select distinct extract(epoch from date_trunc('day', hour, 'UTC'))::float8 * 1000 as "dayMs"
      from region_hour where account_id = ${accountId}::int4 and hour >= ${instant(firstMs + DAY_MS)}
        and hour < ${instant(lastMs + (reachDays + 1) * DAY_MS)}`);
    for (const { dayMs } of rows) days.add(dayMs);
    for (const dayMs of [...days].sort((a, b) => a - b)) listed.push({ accountId, dayMs });
  }
  return listed;
}

/** One scope for each day, of all its principals. */
export function accountScopes(days: readonly AccountDay[]): JudgedScope[] {
  return days.map(({ accountId, dayMs }) => ({
    accountId,
    fromMs: dayMs,
    toMs: dayMs + DAY_MS,
    principals: null,
  }));
}
