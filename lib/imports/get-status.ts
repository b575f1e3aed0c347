import type { Status } from "@/lib/api/import-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/**
 * What the index holds, in the numbers that `trailglass status` prints. Exact, not estimated. They
 * are those of the installation: AppError `forbidden` for whoever may not see all accounts.
 */
export async function getStatus(reader: Reader): Promise<Status> {
  if (reader.accounts !== "all") {
    const message =
      "The status tells of all accounts, and you were given some. See Coverage for those.";
    throw new AppError("forbidden", message);
  }
  const [files, [totals], [span], accounts, regions] = await Promise.all([
    ask<{ state: string; count: bigint }>(
      reader,
      Prisma.sql`select state, count(*)::int8 as count from log_file group by state`,
    ),
    ask<TotalsRow>(
      reader,
      Prisma.sql`select coalesce(sum(events), 0)::int8 as events, coalesce(sum(copies), 0)::int8 as copies,
          coalesce(sum(records), 0)::int8 as records, coalesce(sum(rejected), 0)::int8 as rejected,
          coalesce(sum(body_bytes), 0)::int8 as raw,
          (select count(*) - count(distinct (account_id, event_id)) from event_conflict)::int8 as conflicts,
          pg_database_size(current_database())::int8 as database
        from log_file`,
    ),
    ask<{ first: string | null; last: string | null }>(
      reader,
      Prisma.sql`select
          to_char((select min(event_time) from event where event_time > '-infinity') at time zone 'UTC', ${ISO}) as first,
          to_char((select max(event_time) from event) at time zone 'UTC', ${ISO}) as last`,
    ),
    ask<{ value: string }>(
      reader,
      Prisma.sql`select value from account where value <> ''
        and id in (select account_id from activity_hour) order by 1`,
    ),
    ask<{ value: string }>(
      reader,
      Prisma.sql`select value from region where value <> ''
        and id in (select region_id from activity_hour) order by 1`,
    ),
  ]);
  const count = (...states: string[]) =>
    files
      .filter(({ state }) => states.includes(state))
      .reduce((sum, row) => sum + Number(row.count), 0);
  return {
    events: Number(totals?.events ?? 0),
    copies: Number(totals?.copies ?? 0),
    conflicts: Number(totals?.conflicts ?? 0),
    records: Number(totals?.records ?? 0),
    rejected: Number(totals?.rejected ?? 0),
    files: {
      done: count("done"),
      skipped: count("skipped"),
      quarantined: count("quarantined", "gone", "blocked"),
      pending: count("pending", "leased"),
    },
    accounts: accounts.map(({ value }) => value),
    regions: regions.map(({ value }) => value),
    first: span?.first ?? null,
    last: span?.last ?? null,
    bytes: { raw: Number(totals?.raw ?? 0), database: Number(totals?.database ?? 0) },
  };
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

interface TotalsRow {
  readonly events: bigint;
  readonly copies: bigint;
  readonly records: bigint;
  readonly rejected: bigint;
  readonly raw: bigint;
  readonly conflicts: bigint;
  readonly database: bigint;
}
