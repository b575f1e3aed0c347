import type { Reader } from "@/lib/auth/reader";
import type { StoredEvent } from "./event-rows";
import type { ExportTally } from "./export-tally";
import { readRecords, recordJson } from "./read-records";

const NEWLINE = Buffer.from("\n");
const COMMA = Buffer.from(",\n");

/**
 * The records themselves: `ndjson` is each record's own bytes on a line (line breaks inside a record
 * become spaces, which JSON allows), `json` the same as an array. A row of a table is no JSON: what
 * stands for it is the record that it means, and it is counted as rebuilt.
 */
export async function* recordChunks(
  reader: Reader,
  pages: AsyncIterable<StoredEvent[]>,
  format: "ndjson" | "json",
  tally: Pick<ExportTally, "rebuilt">,
): AsyncGenerator<Buffer> {
  let isFirst = true;
  if (format === "json") yield Buffer.from("[\n");
  for await (const events of pages) {
    const parts: Buffer[] = [];
    for (const record of await readRecords(reader, events)) {
      const isRow = record.mediaType === "text/csv";
      if (isRow) tally.rebuilt += 1;
      if (!isFirst) parts.push(format === "json" ? COMMA : NEWLINE);
      parts.push(isRow ? Buffer.from(recordJson(record)) : onOneLine(record.bytes));
      isFirst = false;
    }
    if (parts.length > 0) yield Buffer.concat(parts);
  }
  if (format === "json") yield Buffer.from("\n]\n");
  else if (!isFirst) yield NEWLINE;
}

/** Raw line breaks can only stand between JSON tokens: in strings they are escaped. */
function onOneLine(bytes: Buffer): Buffer {
  if (!bytes.includes(10) && !bytes.includes(13)) return bytes;
  return Buffer.from(bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte)));
}
