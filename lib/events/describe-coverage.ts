import type { Coverage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { countWithout } from "./count-without";
import { describeHours } from "./describe-hours";
import { isInScope, listAccounts, listRegions } from "./indexed-names";
import { listEvents } from "./list-events";

/** What was there to be searched, as far as the reader may see it: said beside every empty answer. */
export async function describeCoverage(reader: Reader, question: EventQuestion): Promise<Coverage> {
  const [held, accounts, regions, filesPending, hours, before, after, without] = await Promise.all([
    describeHeld(reader, { ...question, query: null }),
    listAccounts(reader),
    listRegions(reader, question.nowMs),
    countPending(reader),
    describeHours(reader, question),
    nearest(reader, { ...question, fromMs: null, toMs: question.fromMs }, "-time"),
    nearest(reader, { ...question, fromMs: question.toMs, toMs: null }, "time"),
    countWithout(reader, question),
  ]);
  return {
    ...held,
    accounts: accounts.names,
    regions: regions.names,
    nearestBeforeMs: before,
    nearestAfterMs: after,
    filesPending,
    hours,
    without: without.without,
    more: { accounts: accounts.more, regions: regions.more, conditions: without.more },
  };
}

/** How many events the window has, and when. The sums tell the hours of the first and the last. */
async function describeHeld(
  reader: Reader,
  window: EventQuestion,
): Promise<Pick<Coverage, "events" | "firstMs" | "lastMs">> {
  const filter = await filterEvents(reader, window);
  const within = (start: string) =>
    Prisma.sql`${filter.where} and e.event_time >= (select ${Prisma.raw(start)} from held)
      and e.event_time < (select ${Prisma.raw(start)} + interval '1 hour' from held)`;
  const [row] = await ask<{ events: bigint; firstMs: number | null; lastMs: number | null }>(
    reader,
    Prisma.sql`with held as (
        select coalesce(sum(r.count), 0)::int8 as events,
          min(r.time) filter (where r.time > '-infinity') as first,
          max(r.time) filter (where r.time > '-infinity') as last
        from (${countedRows(filter, window, "outcome")}) as r)
      select events,
        (select extract(epoch from min(e.event_time))::float8 * 1000 from event e where ${within("first")}) as "firstMs",
        (select extract(epoch from max(e.event_time))::float8 * 1000 from event e where ${within("last")}) as "lastMs"
      from held`,
  );
  return {
    events: Number(row?.events ?? 0),
    firstMs: row?.firstMs ?? null,
    lastMs: row?.lastMs ?? null,
  };
}

/** Files that wait; a reader of some accounts is told of those whose names say that they are theirs. */
async function countPending(reader: Reader): Promise<number> {
  const [row] = await ask<{ files: bigint }>(
    reader,
    Prisma.sql`select count(*)::int8 as files from log_file
      where state in ('pending', 'leased') and ${isInScope(reader, "account")}`,
  );
  return Number(row?.files ?? 0);
}

/** Records opened to find the nearest match. */
const PATIENCE = { records: 2_000, ms: 1_000 };

/**
 * Time of the match next to the window on one side; null when that side is open, when it has none,
 * and when none is found in time: the rest of the explanation is worth having.
 */
async function nearest(
  reader: Reader,
  question: EventQuestion,
  sort: "-time" | "time",
): Promise<number | null> {
  if ((sort === "-time" ? question.toMs : question.fromMs) === null) return null;
  try {
    const page = await listEvents(reader, question, { limit: 1, sort, patience: PATIENCE });
    return page.rows[0]?.timeMs ?? null;
  } catch (error) {
    if (error instanceof AppError && error.kind === "timeout") return null;
    throw error;
  }
}
