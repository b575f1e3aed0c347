import type { HeatPosition, HeatRow } from "./heat-data";
import type { Block } from "./heat-keys";

/** Sizes of a grid's parts in pixels. */
export interface HeatSizes {
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** The heading row and the headings of rows, which stay in sight. */
  readonly headHeight: number;
  readonly headWidth: number;
}

/** The name of a group above its rows. */
const GROUP_PX = 24;

/** Cells come in blocks of this many columns and rows, so that scrolling seldom draws anything. */
const CHUNK = 8;

/** The scrolled box: how far, and its inner size, in pixels. */
export interface HeatView {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What part of a grid is drawn; ends are not included. */
export interface HeatWindow {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Where each row begins below the heading row, and the height of them all as the last one. */
export function rowTops(rows: readonly HeatRow[], cellHeight: number): readonly number[] {
  const tops: number[] = [];
  let top = 0;
  rows.forEach((_row, at) => {
    if (startsGroup(rows, at)) top += GROUP_PX;
    tops.push(top);
    top += cellHeight;
  });
  return [...tops, top];
}

/** Whether the name of a group stands above this row. */
export function startsGroup(rows: readonly HeatRow[], at: number): boolean {
  const group = rows[at]?.group;
  return group !== undefined && group !== rows[at - 1]?.group;
}

/** Rows that are drawn, under the name of their group; `at` is the place in the grid. */
export interface DrawnGroup {
  readonly name: string | undefined;
  /** False where rows of the group lie above the window: its name stands with them. */
  readonly isWhole: boolean;
  readonly rows: readonly { readonly row: HeatRow; readonly at: number }[];
}

/** The rows from one place up to another, parted where their group changes. */
export function drawnGroups(
  rows: readonly HeatRow[],
  { fromRow, toRow }: Pick<HeatWindow, "fromRow" | "toRow">,
): readonly DrawnGroup[] {
  const drawn = rows.slice(fromRow, toRow).map((row, index) => ({ row, at: fromRow + index }));
  const starts = drawn.filter(
    ({ at }) => at === fromRow || rows[at]?.group !== rows[at - 1]?.group,
  );
  return starts.map(({ row, at }, index) => ({
    name: row.group,
    isWhole: startsGroup(rows, at),
    rows: drawn.slice(at - fromRow, (starts[index + 1]?.at ?? toRow) - fromRow),
  }));
}

/** The part that has to be drawn for what is in sight, in whole blocks. */
export function heatWindow(
  view: HeatView,
  tops: readonly number[],
  columns: number,
  { cellWidth, cellHeight, headHeight, headWidth }: HeatSizes,
): HeatWindow {
  const rows = tops.length - 1;
  const bottom = view.top + view.height - headHeight;
  const firstRow = tops.findIndex((top) => top + cellHeight > view.top);
  const endRow = tops.findIndex((top) => top >= bottom);
  const right = view.left + Math.max(0, view.width - headWidth);
  return {
    fromRow: floorTo(firstRow === -1 ? rows : firstRow),
    toRow: Math.min(rows, ceilTo(endRow === -1 ? rows : endRow)),
    fromColumn: Math.min(columns, floorTo(view.left / cellWidth)),
    toColumn: Math.min(columns, ceilTo(right / cellWidth)),
  };
}

/** How far to scroll so that a cell is in sight, clear of the headings; the same place if it is. */
export function scrollToCell(
  view: HeatView,
  { row, column }: HeatPosition,
  tops: readonly number[],
  { cellWidth, cellHeight, headHeight, headWidth }: HeatSizes,
): { readonly left: number; readonly top: number } {
  const near = (now: number, start: number, size: number, room: number) =>
    Math.min(start, Math.max(now, start + size - room));
  return {
    left: near(view.left, column * cellWidth, cellWidth, view.width - headWidth),
    top: near(view.top, tops[row] ?? 0, cellHeight, view.height - headHeight),
  };
}

/**
 * The sizes as the classes of the grid read them: set once on the grid, so that no cell needs a
 * style of its own.
 */
export function tracks(
  { headWidth, headHeight, cellWidth, cellHeight }: HeatSizes,
  tops: readonly number[],
  columns: number,
  { fromRow, fromColumn }: HeatWindow,
  isGroupStart: boolean,
) {
  const above = (tops[fromRow] ?? 0) - (isGroupStart ? GROUP_PX : 0);
  return {
    width: headWidth + columns * cellWidth,
    height: headHeight + (tops.at(-1) ?? 0),
    "--head-width": `${headWidth}px`,
    "--head-height": `${headHeight}px`,
    "--cell-width": `${cellWidth}px`,
    "--cell-height": `${cellHeight}px`,
    "--columns-before": `${fromColumn * cellWidth}px`,
    "--rows-above": `${above}px`,
  };
}

/** Where a block of cells lies in the grid. */
export function blockBox(
  block: Block,
  tops: readonly number[],
  { headWidth, headHeight, cellWidth, cellHeight }: HeatSizes,
) {
  const top = tops[block.firstRow] ?? 0;
  return {
    left: headWidth + block.firstColumn * cellWidth,
    top: headHeight + top,
    width: (block.lastColumn - block.firstColumn + 1) * cellWidth,
    height: (tops[block.lastRow] ?? 0) - top + cellHeight,
  };
}

function floorTo(value: number): number {
  return Math.max(0, Math.floor(value / CHUNK) * CHUNK);
}

function ceilTo(value: number): number {
  return Math.ceil(value / CHUNK) * CHUNK;
}
