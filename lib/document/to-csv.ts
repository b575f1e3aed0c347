import { csvRow } from "@/lib/format/csv";
import { toVisible } from "@/lib/format/visible";
import type { Block } from "./document";
import { tableNote } from "./table-note";

type Table = Extract<Block, { kind: "table" }>;

const LABEL =
  "Display copy: hidden characters are escaped and formulas disarmed. It is no evidence.";

/**
 * A table as CSV (RFC 4180, UTF-8). The first line says that it is a display copy and whether rows
 * are missing, the second names the columns. No cell is run as a formula (OWASP ASVS 1.2.10).
 */
export function toCsv(table: Table): string {
  const note = tableNote(table);
  const lines = [
    csvRow([note === null ? LABEL : `${LABEL} ${note}`]),
    csvRow(table.columns.map(({ label }) => toVisible(label))),
    ...table.rows.map((row) =>
      csvRow(row.map((cell) => (typeof cell === "string" ? toVisible(cell) : cell))),
    ),
  ];
  return lines.join("");
}
