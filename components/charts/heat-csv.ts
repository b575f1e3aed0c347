import { csvRow } from "@/lib/format/csv";
import { type HeatCell, type HeatData, STATE_WORDS } from "./heat-data";

/** What a cell counted; null where nothing was, or could not be. */
export function countOf(cell: HeatCell | null): number | null {
  if (cell === null || cell.fact !== undefined) return null;
  return cell.state === "counted" || cell.state === "none" ? cell.count : null;
}

/**
 * A grid as CSV: a line for each row, a count for each column or why there is none, and at the end
 * what is unusual, in words.
 */
export function heatCsv({ rows, columns, cell }: HeatData, rowWord: string): string {
  const head = csvRow([rowWord, ...columns.map(({ longLabel }) => longLabel), "unusual"]);
  const lines = rows.map((row) => {
    const cells = columns.map((column) => ({ column, content: cell(row, column) }));
    const unusual = cells.flatMap(({ column, content }) =>
      (content?.marks ?? []).map(({ label }) => `${column.longLabel}: ${label}`),
    );
    return csvRow([
      row.header,
      ...cells.map(({ content }) => csvCell(content)),
      unusual.join("; "),
    ]);
  });
  return head + lines.join("");
}

/** What a cell without a count says in its place. */
export function wordsOf({ fact, state }: HeatCell): string | null {
  return fact?.words ?? (state === "counted" ? null : STATE_WORDS[state]);
}

function csvCell(cell: HeatCell | null): number | string | null {
  return countOf(cell) ?? (cell && wordsOf(cell));
}
