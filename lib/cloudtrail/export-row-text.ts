import { fromExportRow } from "./from-export-row";

/**
 * One row of a CSV export (RFC 4180; Athena, Lake) in the shape of a CloudTrail record; null when
 * it does not have exactly the columns of the header.
 */
export function recordOfRow(
  columns: readonly string[],
  rowText: string,
): Record<string, unknown> | null {
  const cells = splitRow(rowText);
  if (cells?.length !== columns.length) return null;
  return fromExportRow(Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
}

/** The cells of one row, without its line end; null when text stands beside a quoted cell. */
export function splitRow(text: string): string[] | null {
  const cells: string[] = [];
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/gy;
  for (;;) {
    const match = cell.exec(text);
    if (!match) return null;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") return cells;
  }
}
