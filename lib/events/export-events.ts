import type { ExportManifest } from "@/lib/api/desk-contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { countVerdicts } from "./count-verdicts";
import type { StoredEvent } from "./event-rows";
import { exportColumns } from "./export-columns";
import { recordChunks } from "./export-records";
import { tableChunks } from "./export-table";
import type { ExportTally } from "./export-tally";
import { keepMatching, openCandidates } from "./keep-matching";
import { type EventList, readCandidates } from "./read-candidates";

export type ExportFormat = "ndjson" | "json" | "csv" | "md";

export interface ExportOptions {
  /** Stop after so many events; absent: all of them. */
  readonly limit?: number | undefined;
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
  readonly chunks: AsyncGenerator<Buffer>;
  /** Goes on counting while the chunks are read. */
  readonly tally: Readonly<ExportTally>;
  /** What proves the log files of the events that were read so far. */
  integrity(): Promise<ExportManifest["integrity"]>;
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
  const records = filter.isExact ? null : 0;
  const tally: ExportTally = { events: 0, records, rebuilt: 0, fileIds: new Set() };
  const pages = readMatching(reader, { filter, question, sort }, limit, tally);
  return {
    asof: filter.asof,
    chunks:
      format === "csv" || format === "md"
        ? tableChunks(reader, pages, format, columns)
        : recordChunks(reader, pages, format, tally),
    tally,
    integrity: () => countVerdicts(reader, tally.fileIds),
  };
}

async function* readMatching(
  reader: Reader,
  list: EventList,
  limit: number,
  tally: ExportTally,
): AsyncGenerator<StoredEvent[]> {
  for await (const candidates of readCandidates(reader, list, null, PAGE)) {
    const matching = list.filter.isExact
      ? candidates
      : await keepMatching(reader, list, candidates);
    const events = matching.slice(0, limit - tally.events);
    if (tally.records !== null) tally.records += openCandidates(candidates).length;
    tally.events += events.length;
    for (const { fileId } of events) tally.fileIds.add(fileId);
    yield events;
    if (tally.events >= limit) return;
  }
}
