import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES, VALUE_KINDS, type ValueKind } from "@/lib/db/stored-numbers";
import { exactFilter } from "@/lib/events/exact-filter";
import type { SeenColumn } from "@/lib/period/values";
import type { Query } from "@/lib/search/ast";

const DAY_MS = 86_400_000;
const DENIED = OUTCOMES.indexOf("denied");
const ERROR = OUTCOMES.indexOf("error");

/** Where the day sums have the columns that they are not kept by. */
const KEPT_BY: Partial<Record<SeenColumn, string>> = {
  account_id: "d.account_id",
  principal_id: "d.principal_id",
};
/** Each event has exactly one value of every kind, so any kind counts principals and accounts. */
const KINDS: Readonly<Record<SeenColumn, ValueKind>> = {
  account_id: "shape",
  principal_id: "shape",
  region_id: "region",
  action_id: "action",
  source_ip_id: "sourceIp",
  user_agent_id: "userAgent",
  access_key_id: "accessKey",
  error_id: "error",
  session_id: "session",
  shape_id: "shape",
};

/** What is asked of a period. */
export interface RowsQuestion {
  readonly query: Query | null;
  readonly period: Pick<Period, "fromMs" | "toMs">;
  readonly nowMs: number;
  /** SQL over `principal_day d`: whose days; null when the day sums cannot tell these events apart. */
  readonly days: Prisma.Sql | null;
}

/** Counts of the events of a question, value by value. */
export interface ProfileRows {
  /** A CTE of the events that no sum tells, which `of` reads: `with ${seen} select …`. */
  readonly seen: Prisma.Sql;
  /**
   * A select of value_id (0: not recorded), principal_id, day, count, denied, errors, first_time
   * and last_time.
   */
  readonly of: (column: SeenColumn) => Prisma.Sql;
  /** The same as selects of one table each. */
  readonly parts: (column: SeenColumn) => Prisma.Sql[];
  readonly asof: number;
}

/**
 * Whole UTC days of principals and accounts are read from the day sums; of the events only the
 * pieces of days at both ends. Everything else is one pass over the events that match.
 * Throws AppError `timeout` when too many records decide.
 */
export async function profileRows(
  reader: Reader,
  { query, period, nowMs, days }: RowsQuestion,
): Promise<ProfileRows> {
  const { fromMs, toMs } = period;
  const firstMs = Math.ceil(fromMs / DAY_MS) * DAY_MS;
  const endMs = Math.floor(toMs / DAY_MS) * DAY_MS;
  const hasDays = days !== null && firstMs < endMs;
  // Of whole days no event is read: then nothing needs to be looked up.
  const read = hasDays && fromMs === firstMs && toMs === endMs ? null : query;
  const filter = await exactFilter(reader, { query: read, fromMs, toMs, asof: null, nowMs });
  const bounds: Prisma.Sql[] = [];
  if (!hasDays) bounds.push(Prisma.sql`true`);
  else {
    if (fromMs < firstMs) bounds.push(Prisma.sql`e.event_time < ${instant(firstMs)}`);
    if (endMs < toMs) bounds.push(Prisma.sql`e.event_time >= ${instant(endMs)}`);
    if (bounds.length === 0) bounds.push(Prisma.sql`false`);
  }
  const pieces = bounds.map((bound) => eventRows(Prisma.sql`${filter.where} and ${bound}`));
  const parts = (column: SeenColumn) => {
    const name = Prisma.raw(column);
    const fromEvents = Prisma.sql`select s.${name} as value_id, s.principal_id,
      date_trunc('day', s.event_time, 'UTC') as day, 1 as count, s.denied, s.errors,
      s.event_time as first_time, s.event_time as last_time from seen s`;
    if (!hasDays) return [fromEvents];
    const value = Prisma.raw(KEPT_BY[column] ?? "d.value_id");
    const fromDays = Prisma.sql`select ${value} as value_id, d.principal_id, d.day, d.count,
        d.denied, d.errors, d.first_time, d.last_time from principal_day d
      where d.kind = ${VALUE_KINDS[KINDS[column]]}::int2 and d.day >= ${instant(firstMs)}
        and d.day < ${instant(endMs)} and ${days} and ${isAccountInScope(reader, "d.account_id")}`;
    return [fromDays, fromEvents];
  };
  return {
    seen: Prisma.sql`seen as materialized (${Prisma.join(pieces, " union all ")})`,
    of: (column) => Prisma.join(parts(column), " union all "),
    parts,
    asof: filter.asof,
  };
}

function eventRows(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select e.event_time, e.account_id, e.principal_id, e.session_id, e.region_id,
    e.action_id, e.shape_id, coalesce(e.source_ip_id, 0) as source_ip_id,
    coalesce(e.user_agent_id, 0) as user_agent_id, coalesce(e.access_key_id, 0) as access_key_id,
    coalesce(e.error_id, 0) as error_id, (e.outcome = ${DENIED}::int2)::int as denied,
    (e.outcome = ${ERROR}::int2)::int as errors
    from event e where ${where}`;
}
