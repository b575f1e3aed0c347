import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tallies } from "./tallies";

/**
 * Tells detectors which sums have changed. A row that is there is locked all the same: whoever
 * takes it waits for this transaction, and then reads the new sums.
 */
export async function writeChanges(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  { principals, activity }: Tallies,
): Promise<void> {
  const days = [...principals.days.values()];
  if (days.length === 0) return;
  await tx.$executeRaw`
    insert into changed_day (account_id, principal_id, day)
    select account_id, principal_id, to_timestamp(day / 1000)
    from unnest(${plainArray(days.map(({ accountId }) => accountId))}::int4[],
      ${plainArray(days.map(({ principalId }) => principalId))}::int4[],
      ${plainArray(days.map(({ dayMs }) => dayMs))}::float8[]) as b(account_id, principal_id, day)
    order by 1, 2, 3
    on conflict (account_id, principal_id, day) do update set day = excluded.day`;
  const hours = [...activity.values()];
  await tx.$executeRaw`
    insert into changed_hour (account_id, hour)
    select distinct account_id, to_timestamp(hour / 1000)
    from unnest(${plainArray(hours.map(({ accountId }) => accountId))}::int4[],
      ${plainArray(hours.map(({ hourMs }) => hourMs))}::float8[]) as b(account_id, hour)
    order by 1, 2
    on conflict (account_id, hour) do update set hour = excluded.hour`;
}
