import { GLOBAL_SOURCES } from "@/lib/cloudtrail/global-services";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { DICTIONARIES, type DictionaryName } from "@/lib/db/dictionaries";
import { Prisma } from "@/lib/db/generated/client";
import type { SeenTally, Tallies } from "./tallies";
import { writePrincipals } from "./write-principals";

/**
 * Adds the sums to the rollups. Runs under the commit lock, so no two writers hold rows of these
 * tables at once; every statement gives the same result in whatever order files arrive.
 */
export async function writeTallies(tx: Prisma.TransactionClient, tallies: Tallies): Promise<void> {
  await writeActivity(tx, tallies);
  await writeFacets(tx, tallies);
  await writeFirstSeen(tx, tallies);
  await writePrincipals(tx, tallies.principals);
  for (const [name, rows] of tallies.seen) await writeSeen(tx, name as DictionaryName, rows);
}

async function writeActivity(tx: Prisma.TransactionClient, tallies: Tallies): Promise<void> {
  const rows = [...tallies.activity.values()];
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => number) => plainArray(rows.map(pick));
  await tx.$executeRaw`
    with b as (
      select b.*, to_timestamp(b.ms / 1000) as hour,
        a.event_source = any(${textArray(GLOBAL_SOURCES)}::text[]) as is_global
      from unnest(${column((row) => row.accountId)}::int4[], ${column((row) => row.hourMs)}::float8[],
        ${column((row) => row.regionId)}::int4[], ${column((row) => row.actionId)}::int4[],
        ${column((row) => row.errorId)}::int4[],
        ${column((row) => row.outcome)}::int2[], ${column((row) => row.category)}::int2[],
        ${column((row) => row.readOnly)}::int2[], ${column((row) => row.count)}::int4[])
        as b(account_id, ms, region_id, action_id, error_id, outcome, category, read_only, count)
      join action a on a.id = b.action_id),
    regions as (
      insert into region_hour (account_id, hour, region_id, is_global, outcome, read_only, count)
      select account_id, hour, region_id, is_global, outcome, read_only, sum(count)
      from b group by 1, 2, 3, 4, 5, 6
      on conflict (account_id, hour, region_id, is_global, outcome, read_only)
      do update set count = region_hour.count + excluded.count)
    insert into activity_hour (account_id, hour, region_id, action_id, error_id,
      outcome, category, read_only, count)
    select account_id, hour, region_id, action_id, error_id, outcome, category, read_only, count
    from b
    on conflict (account_id, hour, region_id, action_id, error_id, outcome, category, read_only)
    do update set count = activity_hour.count + excluded.count`;
}

async function writeFacets(tx: Prisma.TransactionClient, tallies: Tallies): Promise<void> {
  const rows = [...tallies.facets.values()];
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => number) => plainArray(rows.map(pick));
  await tx.$executeRaw`
    insert into facet_hour (account_id, hour, kind, value_id, count)
    select account_id, to_timestamp(hour / 1000), kind, value_id, count
    from unnest(${column((row) => row.accountId)}::int4[], ${column((row) => row.hourMs)}::float8[],
      ${column((row) => row.kind)}::int2[], ${column((row) => row.valueId)}::int4[],
      ${column((row) => row.count)}::int4[]) as b(account_id, hour, kind, value_id, count)
    on conflict (account_id, hour, kind, value_id)
    do update set count = facet_hour.count + excluded.count`;
}

async function writeFirstSeen(tx: Prisma.TransactionClient, tallies: Tallies): Promise<void> {
  const rows = [...tallies.firstSeen.values()];
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => number | string) =>
    plainArray(rows.map(pick));
  await tx.$executeRaw`
    insert into first_seen (account_id, principal_id, kind, value_id, first_time, event_id)
    select account_id, principal_id, kind, value_id, to_timestamp(t / 1000), event_id
    from unnest(${column((row) => row.accountId)}::int4[], ${column((row) => row.principalId)}::int4[],
      ${column((row) => row.kind)}::int2[], ${column((row) => row.valueId)}::int4[],
      ${column((row) => row.timeMs)}::float8[], ${column((row) => row.eventId)}::uuid[])
      as b(account_id, principal_id, kind, value_id, t, event_id)
    on conflict (account_id, principal_id, kind, value_id)
    do update set first_time = excluded.first_time, event_id = excluded.event_id
    where (excluded.first_time, excluded.event_id) < (first_seen.first_time, first_seen.event_id)`;
}

async function writeSeen(
  tx: Prisma.TransactionClient,
  name: DictionaryName,
  rows: ReadonlyMap<number, SeenTally>,
): Promise<void> {
  const tallies = [...rows.values()];
  await tx.$executeRaw`
    update ${Prisma.raw(DICTIONARIES[name].table)} d
    set first_seen = least(d.first_seen, to_timestamp(b.first / 1000)),
      last_seen = greatest(d.last_seen, to_timestamp(b.last / 1000))
    from unnest(${plainArray(rows.keys())}::int4[],
      ${plainArray(tallies.map((row) => row.firstMs))}::float8[],
      ${plainArray(tallies.map((row) => row.lastMs))}::float8[]) as b(id, first, last)
    where d.id = b.id and (d.first_seen is null or d.first_seen > to_timestamp(b.first / 1000)
      or d.last_seen < to_timestamp(b.last / 1000))`;
}
