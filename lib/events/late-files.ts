import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { LATE_AFTER, LATE_BEFORE } from "./late-before";
import type { TimeAxis } from "./time-axis";

/** Files looked into for one answer, and events of any file in the times that theirs spread over. */
const MOST_FILES = 500;
const MOST_READ = 50_000;

/** A file that holds events on the axis which were delivered more than an hour after they happened. */
export interface LateFile {
  readonly fileId: number;
  /** Range of the axis in which its late events lie. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Events before this time are late. */
  readonly lateBeforeMs: number;
}

export interface LateFiles {
  readonly files: readonly LateFile[];
  /** There are more than are looked into: late events are then a few at least. */
  readonly isPartial: boolean;
}

/**
 * Files with late events, committed up to a watermark, found in the ledger alone. Files that cover
 * little time come first, and beyond the bound no more are looked into: those events count as not
 * late.
 */
export async function listLateFiles(
  reader: Reader,
  axis: TimeAxis,
  asof: number,
  mostRead = MOST_READ,
): Promise<LateFiles> {
  const [start, end] = [instant(axis.startMs), instant(axis.toMs)];
  // One more than is looked into tells that there are more.
  const found = await ask<LateFile & { isWithin: boolean }>(
    reader,
    Prisma.sql`with pace as (
        select ${mostRead}::float8 / greatest(sum(events), 1) * (${end} - ${start}) as most from log_file
        where events > 0 and min_time < ${end} and max_time >= ${start}),
      late as (
        select id, late_before, greatest(min_time, ${start}) as first,
          least(max_time, late_before, ${end}) as last
        from log_file cross join lateral (select ${LATE_BEFORE} as late_before) as delivery
        where delivered_at - min_time > ${LATE_AFTER} and late_before is not null
          and events > 0 and seq <= ${asof}::int4
          and min_time < ${end} and max_time >= ${start}),
      files as (select *, sum(last - first) over (order by last - first, id) as read
        from late where first <= last)
      select id as "fileId", extract(epoch from first)::float8 * 1000 as "firstMs",
        extract(epoch from last)::float8 * 1000 as "lastMs",
        extract(epoch from late_before)::float8 * 1000 as "lateBeforeMs",
        read <= most as "isWithin"
      from files cross join pace where read - (last - first) <= most
      order by read, id limit ${MOST_FILES + 1}`,
  );
  const files = found.slice(0, MOST_FILES).filter(({ isWithin }) => isWithin);
  return { files, isPartial: files.length < found.length };
}

/** Late events of some files that pass an exact filter, by bucket. Without files nothing is asked. */
export async function countLate(
  reader: Reader,
  filter: EventFilter,
  axis: TimeAxis,
  { files }: LateFiles,
): Promise<ReadonlyMap<number, number>> {
  if (files.length === 0) return new Map();
  const column = (pick: (file: LateFile) => number) => plainArray(files.map(pick));
  const ids = column((file) => file.fileId);
  // Files that were late together cover the same hours: these are read once. `offset 0` has the
  // planner look into each range by the time index alone; it would rather read all events at once,
  // or ask the index of terms for each range anew.
  const rows = await ask<{ bucket: number; count: bigint }>(
    reader,
    Prisma.sql`with file as (
        select id, to_timestamp(first / 1000) as first, to_timestamp(last / 1000) as last,
          to_timestamp(late_before / 1000) as late_before
        from unnest(${ids}::int4[], ${column((file) => file.firstMs)}::float8[],
          ${column((file) => file.lastMs)}::float8[], ${column((file) => file.lateBeforeMs)}::float8[])
          as f(id, first, last, late_before)),
      span as (select unnest(range_agg(tstzrange(first, last, '[]'))) as covers from file)
      select floor(extract(epoch from e.event_time - ${instant(axis.startMs)})::float8 * 1000 / ${axis.bucketMs}::float8)::float8 as bucket,
        count(*) as count
      from span cross join lateral (select * from event
        where event_time >= lower(covers) and event_time <= upper(covers)
          and file_id = any(${ids}::int4[]) offset 0) as e
      join file on file.id = e.file_id and e.event_time < file.late_before
      where ${filter.where}
      group by 1`,
  );
  return new Map(rows.map(({ bucket, count }) => [bucket, Number(count)]));
}
