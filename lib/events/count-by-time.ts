import type { Histogram } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import type { EventFilter, EventQuestion } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import type { Zone } from "@/lib/format/time";
import type { By } from "@/lib/search/event-search";
import { findField } from "@/lib/search/fields";
import { countedValue } from "./counted-value";
import { exactFilter } from "./exact-filter";
import { countLate, listLateFiles } from "./late-files";
import { type TimeAxis, timeAxis } from "./time-axis";
import { type LayerCount, MOST_LAYERS, toHistogram } from "./to-histogram";
import { listUncovered } from "./uncovered";

const HOUR_MS = 3_600_000;

/**
 * Events over time, stacked by the values of a field: its seven most frequent ones in the range,
 * then all others together. Without bounds the axis spans what the index holds.
 * @param zone whose midnights buckets of days begin at (time-axis.ts)
 * Throws AppError `invalid` for a name that is no zone, `timeout` when too many records decide.
 */
export async function countByTime(
  reader: Reader,
  question: EventQuestion,
  by: By = "outcome",
  zone: Zone = "utc",
): Promise<Histogram> {
  const [filter, axis] = await Promise.all([
    exactFilter(reader, question),
    timeAxis(reader, question, zone),
  ]);
  const lateFiles = await listLateFiles(reader, axis, filter.asof);
  const [counts, late, uncovered] = await Promise.all([
    countLayers(reader, question, filter, axis, by, MOST_LAYERS),
    countLate(reader, filter, axis, lateFiles),
    listUncovered(reader, axis.startMs, axis.toMs),
  ]);
  const { isPartial: lateIsPartial } = lateFiles;
  return {
    ...toHistogram({ axis, by, counts, late }),
    lateIsPartial,
    uncovered,
    asof: filter.asof,
  };
}

/**
 * Events of an exact filter by bucket and value, in one query: it sums by id, looks the ids up, and
 * keeps the `most` frequent values; all others are counted together.
 */
export async function countLayers(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { startMs, bucketMs, buckets }: TimeAxis,
  by: By,
  most: number,
): Promise<LayerCount[]> {
  const field = findField(by);
  const counted = field && countedValue(field);
  if (!counted) throw new Error(`Nothing counts events by ${by}`);
  const id = Prisma.raw(`r.${counted.column}`);
  // The sums know hours, so buckets that begin or end inside of one are counted from the events.
  const isHourly = bucketMs % HOUR_MS === 0 && startMs % HOUR_MS === 0;
  const source = isHourly ? filter : { ...filter, rollup: null };
  const rows = await ask<Omit<LayerCount, "count"> & { count: bigint }>(
    reader,
    Prisma.sql`with counted as (
        select case when r.time > '-infinity' then
            floor(extract(epoch from r.time - ${instant(startMs)})::float8 * 1000 / ${bucketMs}::float8)::float8 end as bucket,
          ${id}, sum(r.count) as count
        from (${countedRows(source, question, counted.column)}) as r group by 1, 2),
      said as (
        select r.bucket, ${counted.value} as value, sum(r.count) as count
        from counted as r ${counted.join} group by 1, 2),
      layer as (
        select value from said
        where value is not null and bucket >= 0 and bucket < ${buckets}::float8
        group by 1 order by sum(count) desc, value collate "C" limit ${most})
      select said.bucket, layer.value, said.value is not null and layer.value is null as "isOther",
        sum(said.count)::int8 as count
      from said left join layer on layer.value = said.value group by 1, 2, 3`,
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
