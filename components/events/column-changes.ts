import { type Column, DEFAULT_SEARCH } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";
import { pinnedFirst, type ShownColumn, USUAL } from "./column-state";

/** Bounds of the width of a column. */
export const LEAST_WIDTH_PX = 48;
export const MOST_WIDTH_PX = 1_200;

/** As a link writes them; none when they are the usual ones. */
export function toCols(columns: readonly ShownColumn[]): readonly Column[] {
  const cols = columns.map(({ field, widthPx }) => ({ field, widthPx }));
  const isUsual =
    cols.length === USUAL.length &&
    cols.every(({ field, widthPx }, index) => field === USUAL[index] && widthPx === null);
  return isUsual ? [] : cols;
}

/** The column at another place. It never leaves its side of the border between pinned and not. */
export function moveColumn(
  columns: readonly ShownColumn[],
  field: string,
  to: number,
): readonly ShownColumn[] {
  const column = columns.find((each) => each.field === field);
  if (column === undefined) return columns;
  const others = columns.filter((each) => each !== column);
  return pinnedFirst([
    ...others.slice(0, Math.max(0, to)),
    column,
    ...others.slice(Math.max(0, to)),
  ]);
}

/** A width in pixels, kept within bounds; null is as wide as there is room. */
export function resizeColumn(
  columns: readonly ShownColumn[],
  field: string,
  widthPx: number | null,
): readonly ShownColumn[] {
  const width = widthPx === null ? null : clampWidth(widthPx);
  return columns.map((each) => (each.field === field ? { ...each, widthPx: width } : each));
}

/** A width in whole pixels, within the bounds of a column. */
export function clampWidth(widthPx: number): number {
  return Math.round(Math.min(MOST_WIDTH_PX, Math.max(LEAST_WIDTH_PX, widthPx)));
}

/** What a browser keeps of one reader's columns: `cols=time:180,event&pin=time`. */
export function printKept(columns: readonly ShownColumn[]): string {
  const kept = new URLSearchParams(printSearch({ ...DEFAULT_SEARCH, cols: toCols(columns) }));
  const pinned = columns.filter((each) => each.pinned).map(({ field }) => field);
  if (pinned.length > 0) kept.set("pin", pinned.join(","));
  return kept.toString();
}
