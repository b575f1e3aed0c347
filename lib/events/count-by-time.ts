import type { Histogram } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import type { By } from "@/lib/search/event-search";
import { findField } from "@/lib/search/fields";
import { countedValue } from "./counted-value";
import { countLate, listLateFiles } from "./late-files";
import { ScanCounts } from "./scan-counts";
import { scanWhole } from "./scan-events";
import { type TimeAxis, timeAxis } from "./time-axis";
import { type LayerCount, MOST_LAYERS, type TimeCounts, toHistogram } from "./to-histogram";
import { listUncovered } from "./uncovered";

const HOUR_MS = 3_600_000;

/**
 * Events over time, stacked by the values of a field: its seven most frequent ones in the range,
 * then all others together. Without bounds the axis spans what the index holds.
 * Throws AppError `timeout` when too many records would have to be read.
 */
export async function countByTime(
  reader: Reader,
  question: EventQuestion,
  by: By = "outcome",
): Promise<Histogram> {
  const [filter, axis] = await Promise.all([
    filterEvents(reader, question),
    timeAxis(reader, question),
  ]);
  const [counted, uncovered] = await Promise.all([
    filter.isExact
      ? countInIndex(reader, question, filter, axis, by)
      : countInRecords(reader, question, filter, axis, by),
    listUncovered(reader, axis.startMs, axis.toMs),
  ]);
  return { ...toHistogram(counted), uncovered, asof: filter.asof };
}

async function countInIndex(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  axis: TimeAxis,
  by: By,
): Promise<TimeCounts> {
  const [counts, late] = await Promise.all([
    countLayers(reader, question, filter, axis, by),
    countLate(reader, filter, axis),
  ]);
  return { axis, by, counts, late };
}

async function countInRecords(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  axis: TimeAxis,
  by: By,
): Promise<TimeCounts> {
  const time = { axis, by, lateFiles: await listLateFiles(reader, axis) };
  const counts = new ScanCounts([], time);
  await scanWhole(reader, question, filter, counts);
  return counts.overTime();
}

/** One query: it sums by id, looks the ids up, and keeps the values that are drawn. */
async function countLayers(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { startMs, bucketMs, buckets }: TimeAxis,
  by: By,
): Promise<LayerCount[]> {
  const field = findField(by);
  const counted = field && countedValue(field);
  if (!counted) throw new Error(`Nothing counts events by ${by}`);
  const id = Prisma.raw(`r.${counted.column}`);
  // The sums know hours, so finer buckets are counted from the events.
  const source = bucketMs % HOUR_MS === 0 ? filter : { ...filter, rollup: null };
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
        group by 1 order by sum(count) desc, value collate "C" limit ${MOST_LAYERS})
      select said.bucket, layer.value, said.value is not null and layer.value is null as "isOther",
        sum(said.count)::int8 as count
      from said left join layer on layer.value = said.value group by 1, 2, 3`,
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
