import type { EventPage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { type EventCursor, parseCursor, printCursor } from "./event-cursor";
import { STORED_COLUMNS, type StoredEvent, toEventRows } from "./event-rows";
import { findEvents } from "./find-events";
import { keepMatching } from "./keep-matching";
import type { EventList } from "./read-candidates";
import { type Patience, type Run, readRun } from "./read-run";
import { parseColumns, readValues } from "./row-values";

export interface PageOptions {
  readonly limit: number;
  /** Of a page before: its `nextCursor` or `prevCursor`. */
  readonly cursor?: string | undefined;
  /** Newest first unless told. */
  readonly sort?: "-time" | "time" | undefined;
  /** `last`: the page at the far end of the list. */
  readonly at?: "first" | "last" | undefined;
  /** Key of an event: the page that holds it, or the first one when the search does not find it. */
  readonly around?: string | undefined;
  /** Columns whose values each row brings: `arn`, `request.bucketName`. */
  readonly cols?: readonly string[] | undefined;
  readonly patience?: Patience | undefined;
}

/** What is read for one page when nothing else is said. */
const PATIENCE: Patience = { records: 50_000, ms: Number.POSITIVE_INFINITY };

/**
 * One page of events, with the watermark it was read at. A page of a search that only the records
 * can decide may be short, or empty, and still have a next one.
 * Throws AppError `invalid` for a bad cursor or an unknown column.
 */
export async function listEvents(
  reader: Reader,
  question: EventQuestion,
  options: PageOptions,
): Promise<Omit<EventPage, "warnings">> {
  const columns = parseColumns(options.cols ?? []);
  const filter = await filterEvents(reader, question);
  const list: EventList = { filter, question, sort: options.sort ?? "-time" };
  const { events, before, after, records, reached } = await readSlice(reader, list, options);
  const [rows, values] = await Promise.all([
    toEventRows(reader, events),
    readValues(reader, events, columns),
  ]);
  return {
    rows: rows.map((row, index) => ({ ...row, values: values[index] ?? {} })),
    nextCursor: after && printCursor(after),
    prevCursor: before && printCursor(before, "before"),
    asof: filter.asof,
    scanned: filter.isExact ? null : { records, reachedMs: reached?.timeMs ?? null },
  };
}

/** Rows of a page, and the rows behind which the list goes on to both sides; null at its ends. */
interface Slice {
  readonly events: readonly StoredEvent[];
  readonly before: EventCursor | null;
  readonly after: EventCursor | null;
  readonly records: number;
  /** How far records were read. */
  readonly reached: EventCursor | null;
}

async function readSlice(reader: Reader, list: EventList, options: PageOptions): Promise<Slice> {
  const { limit, patience = PATIENCE } = options;
  const read = (to: "before" | "after", from: Parameters<typeof readRun>[2], most = limit) =>
    readRun(reader, to === "after" ? list : turned(list), from, most, patience);

  const anchor = options.around === undefined ? null : await findRow(reader, list, options.around);
  if (anchor) {
    const above = await read("before", anchor, Math.floor(limit / 2));
    const below = await read("after", anchor, Math.max(0, limit - 1 - above.events.length));
    return {
      events: [...above.events.toReversed(), anchor, ...below.events],
      before: above.resumeAt,
      after: below.resumeAt,
      records: above.records + below.records,
      reached: below.resumeAt,
    };
  }
  if (options.cursor !== undefined) {
    const { direction, ...start } = parseCursor(options.cursor);
    const run = await read(direction, start);
    return direction === "after"
      ? { ...upTo(run), before: run.events[0] ?? start }
      : { ...backTo(run), after: run.events[0] ?? start };
  }
  if (options.at === "last") return { ...backTo(await read("before", null)), after: null };
  return { ...upTo(await read("after", null)), before: null };
}

const turned = (list: EventList): EventList => ({
  ...list,
  sort: list.sort === "time" ? "-time" : "time",
});

const upTo = ({ events, resumeAt, records }: Run) => ({
  events,
  after: resumeAt,
  records,
  reached: resumeAt,
});

const backTo = ({ events, resumeAt, records }: Run) => ({
  events: events.toReversed(),
  before: resumeAt,
  records,
  reached: resumeAt,
});

/** The event of a key when the list holds it. */
async function findRow(reader: Reader, list: EventList, key: string): Promise<StoredEvent | null> {
  const event = await findEvents(reader, key).then(
    (found) => found.event,
    (error: unknown) => {
      if (error instanceof AppError && error.kind === "not_found") return null;
      throw error;
    },
  );
  if (!event) return null;
  const listed = await ask<StoredEvent>(
    reader,
    Prisma.sql`select ${STORED_COLUMNS} from event e
      where ${list.filter.where} and e.account_id = ${event.accountId}::int4
        and e.event_id = ${event.eventId}::uuid and e.content_hash = ${event.contentHash}::uuid`,
  );
  const matching = list.filter.isExact ? listed : await keepMatching(reader, list, listed);
  return matching[0] ?? null;
}
