import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { markdownHead, markdownRow } from "@/lib/format/markdown";
import { toVisible } from "@/lib/format/visible";
import type { StoredEvent } from "./event-rows";
import type { ExportColumns } from "./export-columns";

type Line = (cells: readonly (string | null)[]) => string;

const TABLES: Readonly<Record<"csv" | "md", { readonly head: Line; readonly row: Line }>> = {
  csv: { head: csvRow, row: (cells) => csvRow(cells.map((cell) => cell && toVisible(cell))) },
  md: { head: (names) => markdownHead(names.map((name) => name ?? "")), row: markdownRow },
};

/** A display copy of events for people: texts are shown, and cannot act on the program that shows them. */
export async function* tableChunks(
  reader: Reader,
  pages: AsyncIterable<StoredEvent[]>,
  format: "csv" | "md",
  columns: ExportColumns,
): AsyncGenerator<Buffer> {
  const { head, row } = TABLES[format];
  yield Buffer.from(head(columns.heads));
  for await (const events of pages) {
    const lines = await columns.cells(reader, events);
    if (lines.length > 0) yield Buffer.from(lines.map(row).join(""));
  }
}
