import type { Baseline, Period } from "@/lib/api/period-contract";
import type { Fresh } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { printEventKey } from "@/lib/events/event-key";
import { exactFilter } from "@/lib/events/exact-filter";
import { hasValue } from "@/lib/events/query-conditions";
import { type LinkBase, linkToValue } from "@/lib/period/event-link";
import type { FoundProfile } from "./find-profile";
import { hourRows } from "./profile-times";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/**
 * UTC hours of the day in which somebody was active in the period and never in the baseline before
 * it. Of somebody who did nothing in the baseline no hour is unusual.
 * @param hours events of the period by hour of the week
 */
export async function freshHours(
  reader: Reader,
  found: FoundProfile,
  base: LinkBase & { readonly period: Period },
  { fromMs }: Baseline,
  hours: readonly number[],
  nowMs: number,
): Promise<Fresh[]> {
  const { period } = base;
  const before = await firstHours(
    reader,
    await hourRows(reader, found, { fromMs, toMs: period.fromMs }, nowMs),
  );
  if (before.size === 0) return [];
  const isNew = (hour: number) =>
    !before.has(hour) && hours.some((events, at) => at % DAY_HOURS === hour && events > 0);
  const fresh = Array.from({ length: DAY_HOURS }, (_, hour) => hour).filter(isNew);
  if (fresh.length === 0) return [];
  const during = await firstHours(reader, await hourRows(reader, found, period, nowMs));
  const firsts = fresh.map(async (hour): Promise<Fresh[]> => {
    const timeMs = during.get(hour);
    const first =
      timeMs === undefined ? null : await firstEvent(reader, found, period, timeMs, nowMs);
    if (first === null) return [];
    const clock = `${String(hour).padStart(2, "0")}:00`;
    return [
      {
        what: "hour",
        value: String(hour),
        label: `${clock} UTC`,
        ...first,
        link: linkToValue(base, hasValue("hour", String(hour))),
      },
    ];
  });
  return (await Promise.all(firsts)).flat();
}

/** The first time of each hour of the day, as far as the sums know it. */
async function firstHours(reader: Reader, rows: Prisma.Sql): Promise<ReadonlyMap<number, number>> {
  const found = await ask<{ hour: number; timeMs: number }>(
    reader,
    Prisma.sql`select extract(hour from time at time zone 'UTC')::int4 as hour,
        extract(epoch from min(time))::float8 * 1000 as "timeMs" from (${rows}) as r group by 1`,
  );
  return new Map(found.map(({ hour, timeMs }) => [hour, timeMs]));
}

/** The first event in the hour of a time: one hour of events is read at most. */
async function firstEvent(
  reader: Reader,
  { query }: FoundProfile,
  { fromMs, toMs }: Period,
  timeMs: number,
  nowMs: number,
): Promise<Pick<Fresh, "firstMs" | "eventKey"> | null> {
  const hourMs = Math.floor(timeMs / HOUR_MS) * HOUR_MS;
  const hour = { fromMs: Math.max(fromMs, hourMs), toMs: Math.min(toMs, hourMs + HOUR_MS) };
  const { where } = await exactFilter(reader, { query, ...hour, asof: null, nowMs });
  const [row] = await ask<{ firstMs: number; eventId: string; contentHash: string }>(
    reader,
    Prisma.sql`select extract(epoch from e.event_time)::float8 * 1000 as "firstMs",
        e.event_id::text as "eventId", e.content_hash::text as "contentHash"
      from event e where ${where}
      order by e.event_time, e.event_id, e.content_hash limit 1`,
  );
  return row
    ? { firstMs: row.firstMs, eventKey: printEventKey(row.eventId, row.contentHash) }
    : null;
}
