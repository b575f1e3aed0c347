import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { filterEvents } from "@/lib/db/search/event-filter";
import { toEventRows } from "@/lib/events/event-rows";
import { maskRecord } from "@/lib/events/mask-record";
import { allOf, hasAny, hasValue } from "@/lib/events/query-conditions";
import { readPage } from "@/lib/events/read-candidates";
import { readRecords } from "@/lib/events/read-records";
import { readTrailCall, TRAIL_CALLS, type TrailCallRecord } from "./read-trail-call";

/** Their records are opened one by one, newest first. */
const MOST_CALLS = 500;

export interface RecordedTrailCall extends TrailCallRecord {
  readonly row: EventRow;
}

export interface TrailCalls {
  /** Newest first. */
  readonly calls: readonly RecordedTrailCall[];
  /** Older ones were not read; null when all were. */
  readonly fromMs: number | null;
  readonly asof: number;
}

/** Calls that changed a trail or tried to, of those accounts that the reader may see. */
export async function listTrailCalls(reader: Reader, nowMs: number): Promise<TrailCalls> {
  const query = allOf([
    hasValue("service", "cloudtrail.amazonaws.com"),
    hasAny("event", TRAIL_CALLS),
  ]);
  const question = { query, fromMs: null, toMs: null, asof: null, nowMs };
  const filter = await filterEvents(reader, question);
  const events = await readPage(reader, { filter, question, sort: "-time" }, null, MOST_CALLS);
  const [rows, records] = await Promise.all([
    toEventRows(reader, events),
    readRecords(reader, events),
  ]);
  const calls = rows.flatMap((row, index) => {
    const record = records[index];
    const call = record && readTrailCall(row, maskRecord(record).value);
    return call ? [{ ...call, row }] : [];
  });
  const fromMs = events.length < MOST_CALLS ? null : (events.at(-1)?.timeMs ?? null);
  return { calls, fromMs, asof: filter.asof };
}
