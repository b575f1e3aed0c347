import type { Period } from "@/lib/api/period-contract";
import type { Profile } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { countedRows } from "@/lib/db/search/counted-rows";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { exactFilter } from "@/lib/events/exact-filter";
import type { FoundProfile } from "./find-profile";
import { profileRows } from "./profile-rows";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_HOURS = 168;
const STRIP_DAYS = 364;

type Found = Pick<FoundProfile, "kind" | "ids" | "query" | "days">;
type Span = Pick<Period, "fromMs" | "toMs">;

/** Events by hour of the week, UTC, from Monday 00:00. */
export async function countHours(
  reader: Reader,
  found: Found,
  period: Span,
  nowMs: number,
): Promise<number[]> {
  const rows = await ask<{ slot: number; events: bigint }>(
    reader,
    Prisma.sql`select (extract(isodow from time at time zone 'UTC')::int4 - 1) * 24
        + extract(hour from time at time zone 'UTC')::int4 as slot, sum(count)::int8 as events
      from (${await hourRows(reader, found, period, nowMs)}) as r group by 1`,
  );
  const hours = Array.from({ length: WEEK_HOURS }, () => 0);
  for (const { slot, events } of rows) hours[slot] = Number(events);
  return hours;
}

/**
 * A select of time and count. The hourly sums know principals and accounts by themselves; of their
 * events only the pieces of hours at both ends are read.
 */
export async function hourRows(
  reader: Reader,
  { kind, ids, query }: Found,
  { fromMs, toMs }: Span,
  nowMs: number,
): Promise<Prisma.Sql> {
  const question: EventQuestion = { query, fromMs, toMs, asof: null, nowMs };
  const firstMs = Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const endMs = Math.floor(toMs / HOUR_MS) * HOUR_MS;
  if (kind !== "principal" || firstMs >= endMs) {
    return countedRows(await exactFilter(reader, question), question, "outcome");
  }
  const pieces: Prisma.Sql[] = [];
  if (fromMs < firstMs) pieces.push(Prisma.sql`e.event_time < ${instant(firstMs)}`);
  if (endMs < toMs) pieces.push(Prisma.sql`e.event_time >= ${instant(endMs)}`);
  const sums = Prisma.sql`select h.hour as time, h.count from facet_hour h
    where h.kind = ${VALUE_KINDS.principal}::int2 and h.hour >= ${instant(firstMs)}
      and h.hour < ${instant(endMs)} and h.value_id = any(${plainArray(ids)}::int4[])
      and ${isAccountInScope(reader, "h.account_id")}`;
  if (pieces.length === 0) return sums;
  const { where } = await exactFilter(reader, question);
  return Prisma.sql`${sums} union all
    select e.event_time, 1 from event e where ${where} and (${Prisma.join(pieces, " or ")})`;
}

/** Whole UTC days with events: 52 weeks up to the day in which a period ends. */
export async function countDays(
  reader: Reader,
  { kind, query, days }: Found,
  { toMs }: Span,
  nowMs: number,
): Promise<Profile["days"]> {
  const endMs = Math.ceil(toMs / DAY_MS) * DAY_MS;
  const strip = { fromMs: endMs - STRIP_DAYS * DAY_MS, toMs: endMs };
  // Of an account the hourly sums have fewer rows than the days of all its principals.
  if (kind !== "principal") {
    const question = { query, ...strip, asof: null, nowMs };
    const filter = await exactFilter(reader, question);
    return askDays(
      reader,
      Prisma.sql`select date_trunc('day', time, 'UTC') as day, sum(count)::int8 as events
        from (${countedRows(filter, question, "outcome")}) as r group by 1`,
    );
  }
  const rows = await profileRows(reader, { query, period: strip, nowMs, days });
  return askDays(
    reader,
    Prisma.sql`with ${rows.seen} select r.day, sum(r.count)::int8 as events
      from (${rows.of("shape_id")}) as r group by 1`,
  );
}

async function askDays(reader: Reader, days: Prisma.Sql): Promise<Profile["days"]> {
  const rows = await ask<{ startMs: number; events: bigint }>(
    reader,
    Prisma.sql`select extract(epoch from day)::float8 * 1000 as "startMs", events
      from (${days}) as d order by day`,
  );
  return rows.map(({ startMs, events }) => ({ startMs, events: Number(events) }));
}
