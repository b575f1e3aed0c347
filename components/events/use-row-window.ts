"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useMemo } from "react";
import { bounds, type PageMarks } from "./page-marks";
import type { Visible } from "./use-event-pages";

/** Height of the part that opens below a row, in pixels. */
const EXPANSION_PX = 120;

/** More rows than any list shows: keys of different lists never meet. */
const LIST_ROWS = 10_000_000;

const ROWS_ABOVE = 6;

/** A row on screen. */
export interface WindowRow {
  readonly position: number;
  readonly topPx: number;
  readonly heightPx: number;
}

export interface RowWindow {
  readonly rows: readonly WindowRow[];
  readonly heightPx: number;
  readonly scrollTo: (position: number, align?: "auto" | "start" | "center" | "end") => void;
  /** Puts a row at a distance from the top edge of the window. */
  readonly place: (position: number, offsetPx: number) => void;
}

/**
 * The rows of a list that are on screen, by position. A row that comes above moves no other: the
 * window stays at the row that it shows.
 */
export function useRowWindow({
  grid,
  list,
  marks,
  rowHeight,
  headHeight,
  expanded,
  begin,
  onVisible,
}: {
  readonly grid: RefObject<HTMLElement | null>;
  /** Identity of the list. */
  readonly list: number;
  readonly marks: PageMarks;
  /** Pixels. */
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Positions of the rows that are open below. */
  readonly expanded: ReadonlySet<number>;
  /** Position of the row to begin at, with a few rows above it. */
  readonly begin: number;
  readonly onVisible: (visible: Visible) => void;
}): RowWindow {
  const { start, end } = bounds(marks);
  // One row more on each side that goes on: it waits for its page.
  const first = start - (marks.above === null ? 0 : 1);
  const count = end - first + (marks.below === null ? 0 : 1);
  // Made anew together: heights are remembered until the keys change.
  const items = useMemo(
    () => ({
      getItemKey: (index: number) => list * LIST_ROWS + first + index,
      estimateSize: (index: number) => rowHeight + (expanded.has(first + index) ? EXPANSION_PX : 0),
    }),
    [list, first, rowHeight, expanded],
  );
  const virtualizer = useVirtualizer({
    ...items,
    count,
    initialOffset: () => Math.max(0, begin - first - ROWS_ABOVE) * rowHeight,
    getScrollElement: () => grid.current,
    // Keeps the shown row in its place when a page comes above it.
    anchorTo: "end",
    overscan: 4,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    onChange: ({ range }) => {
      if (range !== null)
        onVisible({ first: first + range.startIndex, last: first + range.endIndex });
    },
  });
  return {
    rows: virtualizer.getVirtualItems().map((item) => ({
      position: first + item.index,
      topPx: item.start - headHeight,
      heightPx: item.size,
    })),
    heightPx: virtualizer.getTotalSize(),
    scrollTo: (position, align = "auto") => virtualizer.scrollToIndex(position - first, { align }),
    place: (position, offsetPx) => {
      const [top] = virtualizer.getOffsetForIndex(position - first, "start") ?? [0];
      virtualizer.scrollToOffset(top - offsetPx);
    },
  };
}
