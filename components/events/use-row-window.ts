"use client";

import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { useScrollWatch } from "@/components/ui/use-scroll-watch";
import { bounds, type PageMarks } from "./page-marks";
import { type RowStack, rowAtTop, topOf } from "./row-tops";
import type { Visible } from "./use-event-pages";

/** Height of the part that opens below a row, in pixels. */
const EXPANSION_PX = 120;

/** Rows that are drawn out of sight on each side: scrolling by a few shows no gap. */
const BEYOND = 4;

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
  visible,
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
  /** Positions of the rows in sight, as `onVisible` said last. */
  readonly visible: Visible;
  readonly onVisible: (visible: Visible) => void;
}): RowWindow {
  const { start, end: known } = bounds(marks);
  // One row more on each side that goes on: it waits for its page.
  const first = start - (marks.above === null ? 0 : 1);
  const end = known + (marks.below === null ? 0 : 1);
  const stack = useMemo<RowStack>(
    () => ({ first, end, rowPx: rowHeight, openPx: EXPANSION_PX, opened: expanded }),
    [first, end, rowHeight, expanded],
  );
  const roomPx = () => Math.max(1, (grid.current?.clientHeight ?? 0) - headHeight);
  const look = () => {
    const topPx = grid.current?.scrollTop ?? 0;
    onVisible({ first: rowAtTop(stack, topPx), last: rowAtTop(stack, topPx + roomPx() - 1) });
  };
  const scrollToPx = (topPx: number) => {
    if (grid.current !== null) grid.current.scrollTop = topPx;
    look();
  };

  const before = useRef<{ readonly list: number; readonly stack: RowStack }>(null);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { list, stack };
    let movedPx = 0;
    if (was === null) movedPx = topOf(stack, begin) - ROWS_ABOVE * rowHeight;
    else if (was.list === list && was.stack.rowPx === rowHeight) {
      movedPx = topOf(stack, visible.first) - topOf(was.stack, visible.first);
    }
    if (movedPx !== 0 && grid.current !== null) grid.current.scrollTop += movedPx;
    look();
  });
  useScrollWatch(grid, look);

  const rows: WindowRow[] = [];
  const last = Math.min(end - 1, visible.last + BEYOND);
  for (let at = Math.max(first, visible.first - BEYOND); at <= last; at += 1) {
    const topPx = topOf(stack, at);
    rows.push({ position: at, topPx, heightPx: topOf(stack, at + 1) - topPx });
  }
  return {
    rows,
    heightPx: topOf(stack, end),
    scrollTo: (position, align = "auto") => {
      const top = topOf(stack, position);
      const bottom = topOf(stack, position + 1) - roomPx();
      const now = grid.current?.scrollTop ?? 0;
      const to = { start: top, end: bottom, center: (top + bottom) / 2 };
      scrollToPx(align === "auto" ? Math.min(top, Math.max(bottom, now)) : to[align]);
    },
    place: (position, offsetPx) => scrollToPx(topOf(stack, position) - offsetPx),
  };
}
