import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import type { PrincipalTallies } from "./principal-tallies";

/** Adds what principals did and which keys they used. Runs under the commit lock, as writeTallies does. */
export async function writePrincipals(
  tx: Prisma.TransactionClient,
  tallies: PrincipalTallies,
): Promise<void> {
  await writeDays(tx, tallies);
  await writeSessionKeys(tx, tallies);
}

async function writeDays(tx: Prisma.TransactionClient, { days }: PrincipalTallies): Promise<void> {
  const rows = [...days.values()].flatMap(({ accountId, principalId, dayMs, values }) =>
    values.flatMap(({ name, tallies }) =>
      Array.from(tallies, ([valueId, tally]) => ({
        accountId,
        principalId,
        dayMs,
        kind: VALUE_KINDS[name],
        valueId,
        tally,
      })),
    ),
  );
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => number) => plainArray(rows.map(pick));
  await tx.$executeRaw`
    insert into principal_day as d (account_id, principal_id, day, kind, value_id,
      count, denied, errors, first_time, last_time)
    select account_id, principal_id, to_timestamp(day / 1000), kind, value_id,
      count, denied, errors, to_timestamp(first / 1000), to_timestamp(last / 1000)
    from unnest(${column((row) => row.accountId)}::int4[],
      ${column((row) => row.principalId)}::int4[], ${column((row) => row.dayMs)}::float8[],
      ${column((row) => row.kind)}::int2[], ${column((row) => row.valueId)}::int4[],
      ${column((row) => row.tally.count)}::int4[], ${column((row) => row.tally.denied)}::int4[],
      ${column((row) => row.tally.errors)}::int4[], ${column((row) => row.tally.firstMs)}::float8[],
      ${column((row) => row.tally.lastMs)}::float8[])
      as b(account_id, principal_id, day, kind, value_id, count, denied, errors, first, last)
    on conflict (account_id, principal_id, kind, day, value_id)
    do update set count = d.count + excluded.count, denied = d.denied + excluded.denied,
      errors = d.errors + excluded.errors,
      first_time = least(d.first_time, excluded.first_time),
      last_time = greatest(d.last_time, excluded.last_time)`;
}

async function writeSessionKeys(
  tx: Prisma.TransactionClient,
  { sessionKeys }: PrincipalTallies,
): Promise<void> {
  const rows = [...sessionKeys.values()];
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => number) => plainArray(rows.map(pick));
  await tx.$executeRaw`
    insert into session_access_key as k (account_id, session_id, principal_id, access_key_id,
      first_time, last_time, count)
    select account_id, session_id, principal_id, access_key_id,
      to_timestamp(first / 1000), to_timestamp(last / 1000), count
    from unnest(${column((row) => row.accountId)}::int4[],
      ${column((row) => row.sessionId)}::int4[], ${column((row) => row.principalId)}::int4[],
      ${column((row) => row.accessKeyId)}::int4[], ${column((row) => row.firstMs)}::float8[],
      ${column((row) => row.lastMs)}::float8[], ${column((row) => row.count)}::int4[])
      as b(account_id, session_id, principal_id, access_key_id, first, last, count)
    on conflict (account_id, session_id, principal_id, access_key_id)
    do update set count = k.count + excluded.count,
      -- least() passes over nulls, and a time that nobody knows is no first time
      first_time = coalesce(least(nullif(k.first_time, '-infinity'),
        nullif(excluded.first_time, '-infinity')), '-infinity'),
      last_time = greatest(k.last_time, excluded.last_time)`;
}
