import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import type { StoredEvent } from "./event-rows";
import { exportColumns } from "./export-columns";
import { recordChunks } from "./export-records";
import { tableChunks } from "./export-table";
import { keepMatching } from "./keep-matching";
import { type EventList, readCandidates } from "./read-candidates";

export type ExportFormat = "ndjson" | "json" | "csv" | "md";

export interface ExportOptions {
  /** Stop after so many events; absent: all of them. */
  readonly limit?: number;
  /** Newest first unless told. */
  readonly sort?: "-time" | "time";
  /** Columns of csv and md; absent or empty: the usual ones. */
  readonly cols?: readonly string[];
  /** Zone of the times in csv and md: `utc` or an IANA name. */
  readonly tz?: string;
}

export interface EventExport {
  /** Files that were committed when the export began: later ones are not in it. */
  readonly asof: number;
  /** False when each record is read to know whether it belongs in it. */
  readonly isExact: boolean;
  readonly chunks: AsyncGenerator<Buffer>;
  /** Events read so far. */
  count(): number;
}

/** Events held at once. */
const PAGE = 500;

/**
 * All events of a question as a stream of text, read page by page as it is taken: the records
 * themselves (`ndjson`, `json`), or a display copy (`csv`, `md`).
 * Throws AppError `invalid` for an unknown column or zone.
 */
export async function exportEvents(
  reader: Reader,
  question: EventQuestion,
  format: ExportFormat,
  { limit = Number.POSITIVE_INFINITY, sort = "-time", cols = [], tz = "utc" }: ExportOptions = {},
): Promise<EventExport> {
  const columns = exportColumns(cols, tz);
  const filter = await filterEvents(reader, question);
  let count = 0;
  async function* counted(): AsyncGenerator<StoredEvent[]> {
    for await (const events of readMatching(reader, { filter, question, sort }, limit)) {
      count += events.length;
      yield events;
    }
  }
  return {
    asof: filter.asof,
    isExact: filter.isExact,
    chunks:
      format === "csv" || format === "md"
        ? tableChunks(reader, counted(), format, columns)
        : recordChunks(reader, counted(), format),
    count: () => count,
  };
}

async function* readMatching(
  reader: Reader,
  list: EventList,
  limit: number,
): AsyncGenerator<StoredEvent[]> {
  let left = limit;
  for await (const candidates of readCandidates(reader, list, null, PAGE)) {
    const matching = list.filter.isExact
      ? candidates
      : await keepMatching(reader, list.question, candidates);
    yield matching.slice(0, left);
    left -= matching.length;
    if (left <= 0) return;
  }
}
