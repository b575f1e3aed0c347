import type { ShownColumn } from "./column-state";
import { columnTrack, columnWidth } from "./event-columns";

/** Room at the left of each row for its box and mark. */
const GUTTER_PX = 28;

/** Where the columns stand. */
export interface ColumnLayout {
  /** The CSS grid tracks of header and rows. */
  readonly tracks: string;
  readonly leastWidthPx: number;
  /** Distance from the left edge of the columns that stay while others scroll, by field. */
  readonly pins: ReadonlyMap<string, number>;
}

/** Tracks, least width and pins of some columns, pinned ones first. */
export function layOut(columns: readonly ShownColumn[]): ColumnLayout {
  const pins = new Map<string, number>();
  let leastWidthPx = GUTTER_PX;
  for (const column of columns) {
    if (column.pinned) pins.set(column.field, leastWidthPx);
    leastWidthPx += columnWidth(column);
  }
  return { tracks: [`${GUTTER_PX}px`, ...columns.map(columnTrack)].join(" "), leastWidthPx, pins };
}
