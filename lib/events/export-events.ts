import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { csvRow } from "@/lib/format/csv";
import { type StoredEvent, toEventRows } from "./event-rows";
import { keepMatching } from "./keep-matching";
import { readPage } from "./list-events";
import { readRecords } from "./read-records";

export type ExportFormat = "ndjson" | "json" | "csv";

export interface Export {
  readonly asof: number;
  readonly chunks: AsyncGenerator<Buffer>;
  /** Events written so far. */
  count(): number;
}

const PAGE = 500;
const COLUMNS = [
  "time",
  "event",
  "service",
  "region",
  "account",
  "user",
  "kind",
  "ip",
  "ua",
  "outcome",
  "error",
  "readonly",
  "category",
  "resource",
  "flags",
  "key",
] as const;

/**
 * All events of a question, newest first, as a stream of text: `ndjson` is each record's own bytes
 * on a line (line breaks inside a record become spaces, which JSON allows), `json` the same as an
 * array, `csv` a display copy whose cells no spreadsheet takes for a formula.
 * @param limit stop after so many events; absent: all of them
 */
export async function exportEvents(
  reader: Reader,
  question: EventQuestion,
  format: ExportFormat,
  options: { limit?: number; sort?: "-time" | "time" } = {},
): Promise<Export> {
  const filter = await filterEvents(reader, question);
  const page = { filter, question, sort: options.sort ?? "-time" };
  let count = 0;
  async function* counted(): AsyncGenerator<StoredEvent[]> {
    for await (const events of readPages(reader, page, options.limit)) {
      count += events.length;
      yield events;
    }
  }
  const chunks = format === "csv" ? toCsv(reader, counted()) : toJson(reader, counted(), format);
  return { asof: filter.asof, chunks, count: () => count };
}

async function* readPages(
  reader: Reader,
  page: Parameters<typeof readPage>[1],
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<StoredEvent[]> {
  let from: StoredEvent | null = null;
  for (let left = limit; left > 0; ) {
    const candidates: StoredEvent[] = await readPage(reader, page, from, PAGE);
    const matching = page.filter.isExact
      ? candidates
      : await keepMatching(reader, page.question, candidates);
    yield matching.slice(0, left);
    left -= matching.length;
    if (candidates.length < PAGE) return;
    from = candidates.at(-1) ?? null;
  }
}

async function* toJson(
  reader: Reader,
  pages: AsyncIterable<StoredEvent[]>,
  format: "ndjson" | "json",
): AsyncGenerator<Buffer> {
  let isFirst = true;
  if (format === "json") yield Buffer.from("[\n");
  for await (const events of pages) {
    const parts: Buffer[] = [];
    for (const { bytes } of await readRecords(reader, events)) {
      if (!isFirst) parts.push(format === "json" ? Buffer.from(",\n") : NEWLINE);
      parts.push(onOneLine(bytes));
      isFirst = false;
    }
    if (parts.length > 0) yield Buffer.concat(parts);
  }
  if (format === "json") yield Buffer.from("\n]\n");
  else if (!isFirst) yield NEWLINE;
}

const NEWLINE = Buffer.from("\n");

/** Raw line breaks can only stand between JSON tokens: in strings they are escaped. */
function onOneLine(bytes: Buffer): Buffer {
  if (!bytes.includes(10) && !bytes.includes(13)) return bytes;
  return Buffer.from(bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte)));
}

async function* toCsv(reader: Reader, pages: AsyncIterable<StoredEvent[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(csvRow(COLUMNS));
  for await (const events of pages) {
    const rows = await toEventRows(reader, events);
    if (rows.length > 0) yield Buffer.from(rows.map((row) => csvRow(cells(row))).join(""));
  }
}

function cells(row: EventRow): (string | null)[] {
  return [
    row.timeMs === null ? null : new Date(row.timeMs).toISOString(),
    row.eventName,
    row.eventSource,
    row.region,
    row.account,
    row.principal.name,
    row.principal.kind,
    row.sourceIp,
    row.userAgent,
    row.outcome,
    row.errorCode,
    row.readOnly === null ? null : String(row.readOnly),
    row.category,
    row.resource,
    row.flags.join(" "),
    row.key,
  ];
}
