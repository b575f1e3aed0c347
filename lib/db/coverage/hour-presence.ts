import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import type { Place } from "./place-key";

/** Log files of CloudTrail's own kinds; digests are none: they speak about files. */
export const LOG_FAMILIES = ["cloudtrail", "insight", "network", "aggregated"] as const;
export type LogFamily = (typeof LOG_FAMILIES)[number];

/** What came of one place in one UTC hour or day. */
export interface Presence extends Place {
  readonly startMs: number;
  readonly files: number;
  readonly events: number;
  /** Bit `n` stands for the hour `n` of the UTC day. */
  readonly fileHours: number;
  readonly eventHours: number;
}

/**
 * Deliveries of a family and events of each place, summed by hour or by day: as many rows as a grid
 * of them has cells. Files count by the hour of delivery, events, those of all families, by that in
 * which they happened.
 */
export async function readPresence(
  reader: Reader,
  family: LogFamily,
  unit: "hour" | "day",
  fromMs: number,
  toMs: number,
): Promise<Presence[]> {
  const rows = await ask<Omit<Presence, "files" | "events"> & Record<"files" | "events", bigint>>(
    reader,
    Prisma.sql`select a.value as account, r.value as region, f.*
      from (select account_id, region_id,
          extract(epoch from date_bin(${`1 ${unit}`}::interval, hour, 'epoch'))::float8 * 1000 as "startMs",
          sum(files)::int8 as files, sum(events)::int8 as events,
          ${hoursWhere("files")} as "fileHours", ${hoursWhere("events")} as "eventHours"
        from coverage_hour
        where family in (${family}, 'events') and hour >= ${instant(fromMs)}
          and hour < ${instant(toMs)} and ${isAccountInScope(reader)}
        group by 1, 2, 3) as f
      join account a on a.id = f.account_id join region r on r.id = f.region_id`,
  );
  return rows.map((row) => ({ ...row, files: Number(row.files), events: Number(row.events) }));
}

/** SQL: bits of the hours of the day in which a column counts something. */
export function hoursWhere(column: string): Prisma.Sql {
  return Prisma.raw(
    `coalesce(bit_or(1 << date_part('hour', hour)::int) filter (where ${column} > 0), 0)::int`,
  );
}
