import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { exactFilter } from "@/lib/events/exact-filter";
import type { Zone } from "@/lib/format/time";

/** How many events a question has, the first and last of them, and how many on each day. */
export interface EventFigures {
  readonly total: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Days of the zone with events, oldest first: `2026-07-01`. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
}

/** Throws AppError `timeout` when too many records decide. */
export async function eventFigures(
  reader: Reader,
  question: EventQuestion,
  zone: Zone,
): Promise<EventFigures> {
  const { where } = await exactFilter(reader, question);
  const clock = zone === "utc" ? "UTC" : zone;
  const rows = await ask<{ day: string; count: bigint; first: number; last: number }>(
    reader,
    Prisma.sql`select to_char(e.event_time at time zone ${clock}, 'YYYY-MM-DD') as day,
        count(*)::int8 as count, extract(epoch from min(e.event_time))::float8 * 1000 as first,
        extract(epoch from max(e.event_time))::float8 * 1000 as last
      from event e where ${where} group by 1 order by 1`,
  );
  return {
    total: rows.reduce((sum, { count }) => sum + Number(count), 0),
    firstMs: rows[0]?.first ?? null,
    lastMs: rows.at(-1)?.last ?? null,
    days: rows.map(({ day, count }) => ({ day, count: Number(count) })),
  };
}
