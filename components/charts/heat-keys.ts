import type { HeatPosition } from "./heat-data";

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down move by. */
  readonly page: number;
}

/** Where a key leads from a cell, never out of the grid; null for a key that moves nothing. */
export function moveTo(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: HeatPosition,
  { rows, columns, page }: GridSize,
): HeatPosition | null {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const targets: Readonly<Record<string, HeatPosition>> = ctrlKey
    ? { Home: { row: 0, column: 0 }, End: { row: lastRow, column: lastColumn } }
    : {
        ArrowUp: { row: row - 1, column },
        ArrowDown: { row: row + 1, column },
        ArrowLeft: { row, column: column - 1 },
        ArrowRight: { row, column: column + 1 },
        Home: { row, column: 0 },
        End: { row, column: lastColumn },
        PageUp: { row: row - page, column },
        PageDown: { row: row + page, column },
      };
  const to = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return to === undefined
    ? null
    : { row: within(to.row, lastRow), column: within(to.column, lastColumn) };
}

/** Rows and columns by their places, both ends included. */
export interface Block {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The block between two cells. */
export function blockOf(a: HeatPosition, b: HeatPosition): Block {
  return {
    firstRow: Math.min(a.row, b.row),
    lastRow: Math.max(a.row, b.row),
    firstColumn: Math.min(a.column, b.column),
    lastColumn: Math.max(a.column, b.column),
  };
}

function within(at: number, last: number): number {
  return Math.max(0, Math.min(at, last));
}
