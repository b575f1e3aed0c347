import type { Coverage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { countWithout } from "./count-without";
import { listEvents } from "./list-events";

/** What was there to be searched: said beside every empty answer. */
export async function describeCoverage(reader: Reader, question: EventQuestion): Promise<Coverage> {
  const window: EventQuestion = { ...question, query: null };
  const filter = await filterEvents(reader, window);
  const { accounts } = reader;
  const inScope =
    accounts === "all" ? Prisma.sql`true` : Prisma.sql`value = any(${textArray(accounts)}::text[])`;
  const [held, pending, before, after, without] = await Promise.all([
    ask<HeldRow>(
      reader,
      Prisma.sql`select coalesce(sum(r.count), 0)::int8 as events,
          extract(epoch from min(r.time) filter (where r.time > '-infinity'))::float8 * 1000 as "firstMs",
          extract(epoch from max(r.time) filter (where r.time > '-infinity'))::float8 * 1000 as "lastMs",
          array(select value from account where value <> '' and ${inScope} order by value limit 500) as accounts,
          array(select value from region where value <> '' order by value limit 200) as regions
        from (${countedRows(filter, window, "outcome")}) as r`,
    ),
    ask<{ files: bigint }>(
      reader,
      Prisma.sql`select count(*)::int8 as files from log_file where state in ('pending', 'leased')`,
    ),
    nearest(reader, { ...question, fromMs: null, toMs: question.fromMs }, "-time"),
    nearest(reader, { ...question, fromMs: question.toMs, toMs: null }, "time"),
    countWithout(reader, question),
  ]);
  const [row] = held;
  return {
    events: Number(row?.events ?? 0),
    firstMs: row?.firstMs ?? null,
    lastMs: row?.lastMs ?? null,
    accounts: row?.accounts ?? [],
    regions: row?.regions ?? [],
    nearestBeforeMs: before,
    nearestAfterMs: after,
    filesPending: Number(pending[0]?.files ?? 0),
    without,
  };
}

interface HeldRow {
  readonly events: bigint;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly accounts: string[];
  readonly regions: string[];
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
