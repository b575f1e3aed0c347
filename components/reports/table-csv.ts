import type { FactColumn } from "@/components/ui/fact-table";
import { toCsv } from "@/lib/document/to-csv";

/** A table on screen as CSV, in its own order and with all of its rows. */
export function tableCsv<Row>(columns: readonly FactColumn<Row>[], rows: readonly Row[]): string {
  return toCsv({
    ...{ kind: "table", id: "table", caption: "", total: rows.length },
    columns: columns.map(({ header, isNumber }) => ({
      label: header,
      kind: isNumber ? "number" : "text",
    })),
    rows: rows.map((row) => columns.map(({ text }) => text(row))),
  });
}
