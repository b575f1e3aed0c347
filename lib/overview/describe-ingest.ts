import type { Overview } from "@/lib/api/overview-contract";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { isInScope } from "@/lib/events/indexed-names";

const DAY_MS = 86_400_000;

/**
 * How fresh the index is: the newest event, the newest delivery, and how long the files of the last
 * day of deliveries took from there to the index. Files whose name tells no account count too.
 */
export async function describeIngest(reader: Reader, nowMs: number): Promise<Overview["ingest"]> {
  const files = ofScope(reader);
  const [[newest], [lag], states, [sources]] = await Promise.all([
    ask<{ newestMs: number }>(
      reader,
      Prisma.sql`select extract(epoch from event_time)::float8 * 1000 as "newestMs" from event
        where event_time > '-infinity' and event_time < ${instant(nowMs + DAY_MS)}
          and ${isAccountInScope(reader)}
        order by event_time desc limit 1`,
    ),
    ask<{ deliveredMs: number | null; median: number | null; p95: number | null }>(
      reader,
      Prisma.sql`with newest as materialized (
          select max(delivered_at) as at from log_file where state = 'done' and ${files})
        select extract(epoch from min(n.at))::float8 * 1000 as "deliveredMs",
          percentile_cont(0.5) within group (order by ${LAG}) as median,
          percentile_cont(0.95) within group (order by ${LAG}) as p95
        from newest n join log_file f on f.state = 'done' and f.delivered_at > n.at - interval '1 day'
          and ${files}`,
    ),
    ask<{ state: string; count: bigint }>(
      reader,
      Prisma.sql`select f.state, count(*) as count from log_source s join log_file f
          on f.source_id = s.id and f.state = any(${textArray([...PENDING, ...FAILED])}::text[])
        where ${files} group by 1`,
    ),
    ask<{ count: bigint }>(
      reader,
      Prisma.sql`select count(*) as count from log_source where state <> 'removed'`,
    ),
  ]);
  const count = (isPending: boolean) =>
    states
      .filter(({ state }) => PENDING.has(state) === isPending)
      .reduce((sum, row) => sum + Number(row.count), 0);
  const { deliveredMs = null, median = null, p95 = null } = lag ?? {};
  return {
    newestMs: newest?.newestMs ?? null,
    deliveredMs,
    lagMs: median === null || p95 === null ? null : { median, p95 },
    filesPending: count(true),
    filesFailed: count(false),
    sources: Number(sources?.count ?? 0),
  };
}

/** Files and events that were indexed after a moment. */
export async function countSince(
  reader: Reader,
  sinceMs: number,
): Promise<NonNullable<Overview["since"]>> {
  const [row] = await ask<{ files: bigint; events: bigint }>(
    reader,
    Prisma.sql`select count(*) as files, coalesce(sum(events), 0)::int8 as events from log_file
      where state = 'done' and finished_at > ${instant(sinceMs)} and ${ofScope(reader)}`,
  );
  return { sinceMs, files: Number(row?.files ?? 0), events: Number(row?.events ?? 0) };
}

const PENDING: ReadonlySet<string> = new Set(["pending", "leased"]);
const FAILED = ["quarantined", "gone", "blocked"];
const LAG = Prisma.sql`greatest(0, extract(epoch from f.finished_at - f.delivered_at)::float8 * 1000)`;

function ofScope(reader: Reader): Prisma.Sql {
  return Prisma.sql`(account is null or ${isInScope(reader, "account")})`;
}
