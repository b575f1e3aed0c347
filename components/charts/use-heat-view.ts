"use client";

import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useScrollWatch } from "@/components/ui/use-scroll-watch";
import type { HeatPosition, HeatRow } from "./heat-data";
import {
  type HeatSizes,
  type HeatView,
  type HeatWindow,
  heatWindow,
  rowTops,
  scrollToCell,
} from "./heat-geometry";

/** Row headings never take more of the grid than this: 320 pixels still show some cells. */
const MOST_HEAD = 0.4;

const NOTHING: HeatWindow = { fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 };

/** The element of a cell, when it is drawn. */
export function findCell(grid: Element | null, { row, column }: HeatPosition): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`) ?? null;
}

/** The cell that an element is or lies in. */
export function positionOf(target: EventTarget): HeatPosition | null {
  const cell = target instanceof Element ? target.closest("[data-at]") : null;
  const [row, column] = (cell?.getAttribute("data-at") ?? "").split(":").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/** What part of a scrolled grid is in sight. Nothing is drawn before the grid was measured. */
export function useHeatView(
  grid: RefObject<HTMLElement | null>,
  rows: readonly HeatRow[],
  columns: number,
  begin: HeatPosition,
  wanted: HeatSizes,
) {
  const [view, setView] = useState<HeatView | null>(null);
  const tops = useMemo(() => rowTops(rows, wanted.cellHeight), [rows, wanted.cellHeight]);
  const sizesIn = ({ width }: HeatView): HeatSizes => ({
    ...wanted,
    headWidth: Math.min(wanted.headWidth, Math.floor(width * MOST_HEAD)),
  });
  const drawnIn = (at: HeatView) => heatWindow(at, tops, columns, sizesIn(at));
  const look = () => {
    const next = viewOf(grid.current);
    if (next === null) return;
    const drawn = drawnIn(next);
    const isSame =
      view !== null &&
      view.width === next.width &&
      view.height === next.height &&
      isSameWindow(drawnIn(view), drawn);
    if (isSame) return;
    // A focused cell that is no longer drawn leaves the focus with the grid, not with the page.
    const focused = document.activeElement;
    const at = grid.current?.contains(focused) && focused !== null ? positionOf(focused) : null;
    if (at !== null && !isDrawn(drawn, at))
      grid.current?.querySelector("table")?.focus({ preventScroll: true });
    setView(next);
  };
  useScrollWatch(grid, look);
  const show = (at: HeatPosition) => {
    const now = viewOf(grid.current);
    if (grid.current === null || now === null) return;
    const { left, top } = scrollToCell(now, at, tops, sizesIn(now));
    grid.current.scrollLeft = left;
    grid.current.scrollTop = top;
    look();
  };
  const began = useRef(false);
  useLayoutEffect(() => {
    if (view === null || began.current) return;
    began.current = true;
    show(begin);
  });
  return {
    tops,
    sizes: view === null ? null : sizesIn(view),
    drawn: view === null ? NOTHING : drawnIn(view),
    /** Rows that fit, for Page Up and Page Down. */
    page: Math.max(1, Math.floor((view?.height ?? 0) / wanted.cellHeight) - 2),
    show,
  };
}

export function isDrawn(drawn: HeatWindow, { row, column }: HeatPosition): boolean {
  const { fromRow, toRow, fromColumn, toColumn } = drawn;
  return row >= fromRow && row < toRow && column >= fromColumn && column < toColumn;
}

function isSameWindow(a: HeatWindow, b: HeatWindow): boolean {
  return (
    a.fromRow === b.fromRow &&
    a.toRow === b.toRow &&
    a.fromColumn === b.fromColumn &&
    a.toColumn === b.toColumn
  );
}

function viewOf(element: HTMLElement | null): HeatView | null {
  if (element === null) return null;
  const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element;
  return { left, top, width, height };
}
