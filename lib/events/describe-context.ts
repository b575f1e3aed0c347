import type { ContextMode, EventContext } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, newestSequence } from "@/lib/db/search/event-filter";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";
import { type ContextCondition, contextCondition } from "./context-condition";
import { printCursor } from "./event-cursor";
import { type StoredEvent, toEventRows } from "./event-rows";
import { findEvents } from "./find-events";
import { indexedEvent } from "./indexed-event";
import { listEvents } from "./list-events";
import { maskRecord } from "./mask-record";
import { allOf } from "./query-conditions";
import { readRecords } from "./read-records";
import { toQuestion } from "./to-question";

export interface ContextOptions {
  readonly mode: ContextMode;
  /** Looked at before and after the event. */
  readonly windowMs: number;
  /** Only events that match this too; undefined: no query applies. */
  readonly q?: string | undefined;
  readonly asof?: number | undefined;
  /** Most rows, the event among them. */
  readonly limit: number;
}

/**
 * The events around one event that have in common with it what the mode says. The event itself is
 * always among them, also when the query would leave it out or it came after the watermark.
 * Throws AppError `not_found`, and `invalid` for a query with errors.
 */
export async function describeContext(
  reader: Reader,
  key: string,
  { mode, windowMs, q = "", asof: wanted, limit }: ContextOptions,
  nowMs: number,
): Promise<EventContext> {
  const page = toQuestion({ q }, nowMs).question.query;
  const { event: stored } = await findEvents(reader, key);
  const [[record], [anchor], asof] = await Promise.all([
    readRecords(reader, [stored]),
    toEventRows(reader, [stored]),
    wanted ?? newestSequence(reader),
  ]);
  if (!record || !anchor) throw new Error(`Event ${key} has no raw record`);
  // One character joins the two queries, and brackets may go round the page's.
  const room = MAX_QUERY_LENGTH - printQuery(page).length - 3;
  const condition = shownCondition(
    contextCondition(mode, indexedEvent(stored, record), room),
    contextCondition(mode, indexedEvent(stored, maskRecord(record)), room),
  );
  const query = allOf([page, condition.query]);
  const window = around(stored, windowMs);
  const answer = {
    anchor,
    mode,
    windowMs,
    applied: { q: printQuery(query), ...window, asof },
    missing: condition.missing,
  };
  if (condition.missing !== null) {
    return { ...answer, rows: [], anchorAt: 0, newer: false, older: false, note: null };
  }
  const question: EventQuestion = { query, ...window, asof, nowMs };
  const newerRows = Math.floor((limit - 1) / 2);
  const [newer, older] = await Promise.all([
    listSide(reader, question, stored, "time", newerRows),
    listSide(reader, question, stored, "-time", limit - 1 - newerRows),
  ]);
  return {
    ...answer,
    rows: [...newer.rows.reverse(), anchor, ...older.rows],
    anchorAt: newer.rows.length,
    newer: newer.more,
    older: older.more,
    note: stored.timeMs === null ? UNDATED : condition.note,
  };
}

/** The condition as far as it may be shown: a query that holds a secret would carry it into links. */
function shownCondition(exact: ContextCondition, masked: ContextCondition): ContextCondition {
  if (printQuery(exact.query) === printQuery(masked.query)) return masked;
  return { query: null, missing: SECRET, note: null };
}

const SECRET = "The value holds a secret, so it is not searched for.";
const UNDATED =
  "The record has no usable time: the events listed have the same value, whenever they were.";

/**
 * Whole milliseconds, as links write times, and an end that is just behind the window's last moment.
 * An undated event has no window.
 */
function around({ timeMs }: StoredEvent, windowMs: number) {
  if (timeMs === null) return { fromMs: null, toMs: null };
  return { fromMs: Math.floor(timeMs - windowMs), toMs: Math.floor(timeMs + windowMs) + 1 };
}

async function listSide(
  reader: Reader,
  question: EventQuestion,
  anchor: StoredEvent,
  sort: "-time" | "time",
  count: number,
) {
  const cursor = printCursor(anchor);
  const page = await listEvents(reader, question, { limit: Math.max(1, count), cursor, sort });
  const rows = page.rows.slice(0, count);
  return { rows, more: page.nextCursor !== null || rows.length < page.rows.length };
}
