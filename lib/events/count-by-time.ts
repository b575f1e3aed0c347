import type { Histogram } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { scanEvents } from "./scan-events";
import { bucketFor, indexedSpan } from "./time-span";
import { listUncovered } from "./uncovered";

const SERIES = ["success", "denied", "error", "unknown"].map((value) => ({ value, label: value }));
const HOUR_MS = 3_600_000;

interface CountRow {
  readonly bucket: number | null;
  readonly outcome: number;
  readonly count: bigint | number;
}

/** Events over time, stacked by outcome. Without bounds the axis spans what the index holds. */
export async function countByTime(reader: Reader, question: EventQuestion): Promise<Histogram> {
  const [filter, span] = await Promise.all([
    filterEvents(reader, question),
    indexedSpan(reader, question.nowMs),
  ]);
  const fromMs = question.fromMs ?? span?.fromMs ?? question.nowMs - HOUR_MS;
  const toMs = question.toMs ?? span?.toMs ?? question.nowMs;
  const bucketMs = bucketFor(fromMs, toMs);
  const startMs = Math.floor(fromMs / bucketMs) * bucketMs;
  const axis = { startMs, bucketMs, buckets: Math.max(1, Math.ceil((toMs - startMs) / bucketMs)) };
  const rows = filter.isExact
    ? await countRows(reader, question, filter, axis)
    : await countScanned(reader, question, filter, axis);
  const buckets = new Map<number, Histogram["buckets"][number]>();
  let total = 0;
  let undated = 0;
  for (const { bucket, outcome, count } of rows) {
    total += Number(count);
    if (bucket === null) undated += Number(count);
    if (bucket === null || bucket < 0 || bucket >= axis.buckets) continue;
    const at = startMs + bucket * bucketMs;
    const known = buckets.get(at) ?? { startMs: at, counts: SERIES.map(() => 0), late: 0 };
    const layer = SERIES.findIndex(({ value }) => value === (OUTCOMES[outcome] ?? "unknown"));
    known.counts[layer] = (known.counts[layer] ?? 0) + Number(count);
    buckets.set(at, known);
  }
  return {
    fromMs: startMs,
    toMs: Math.max(toMs, startMs + bucketMs),
    bucketMs,
    by: "outcome",
    series: [...SERIES],
    buckets: [...buckets.values()].sort((a, b) => a.startMs - b.startMs),
    uncovered: await listUncovered(reader, startMs, toMs),
    total,
    undated,
    asof: filter.asof,
  };
}

interface Axis {
  readonly startMs: number;
  readonly bucketMs: number;
}

/** The rollup knows hours, so finer buckets are counted from the events. */
async function countRows(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { startMs, bucketMs }: Axis,
): Promise<CountRow[]> {
  const source = bucketMs % HOUR_MS === 0 ? filter : { ...filter, rollup: null };
  return ask<CountRow>(
    reader,
    Prisma.sql`select case when time > '-infinity' then
        floor(extract(epoch from time - ${instant(startMs)})::float8 * 1000 / ${bucketMs}::float8)::float8 end as bucket,
        outcome, sum(count)::int8 as count
      from (${countedRows(source, question, "outcome")}) as r group by 1, 2`,
  );
}

async function countScanned(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { startMs, bucketMs }: Axis,
): Promise<CountRow[]> {
  const rows: CountRow[] = [];
  for await (const events of scanEvents(reader, question, filter)) {
    for (const { timeMs, outcome } of events) {
      rows.push({
        bucket: timeMs === null ? null : Math.floor((timeMs - startMs) / bucketMs),
        outcome,
        count: 1,
      });
    }
  }
  return rows;
}
