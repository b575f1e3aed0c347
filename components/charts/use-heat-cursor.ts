"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { HeatPosition } from "./heat-data";
import { moveTo } from "./heat-keys";
import { findCell, positionOf } from "./use-heat-view";

interface CursorState {
  readonly active: HeatPosition;
  /** Where the selected block began; null while nothing is selected. */
  readonly anchor: HeatPosition | null;
}

/**
 * The cell that has the focus or gets it next, the block that is selected, and the cell whose tip
 * is shown. `events` go on the grid, `around` on what holds the grid and the tip.
 */
export function useHeatCursor(
  grid: RefObject<HTMLElement | null>,
  {
    begin,
    rows,
    columns,
    page,
    show,
    open,
    select,
  }: {
    readonly begin: HeatPosition;
    readonly rows: number;
    readonly columns: number;
    readonly page: number;
    /** Scrolls to a cell and draws it. */
    readonly show: (at: HeatPosition) => void;
    readonly open: (at: HeatPosition) => void;
    /** Null when cells cannot be selected. */
    readonly select: ((anchor: HeatPosition | null, at: HeatPosition) => void) | null;
  },
) {
  const [state, setState] = useState<CursorState>({ active: begin, anchor: null });
  const [tip, setTip] = useState<HeatPosition | null>(null);
  const wantsFocus = useRef(false);
  const within = ({ row, column }: HeatPosition): HeatPosition => ({
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  });
  // The next answer may have fewer rows.
  const active = within(state.active);
  const anchor = state.anchor === null ? null : within(state.anchor);
  useLayoutEffect(() => {
    const cell = wantsFocus.current ? findCell(grid.current, active) : null;
    if (cell === null) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
  });
  const go = (to: HeatPosition, extend: boolean) => {
    const next = extend && select !== null ? (anchor ?? active) : null;
    wantsFocus.current = true;
    show(to);
    setState({ active: to, anchor: next });
    setTip(to);
    if (next !== null || anchor !== null) select?.(next, to);
  };
  const giveUp = () => {
    setState({ active, anchor: null });
    select?.(null, active);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const to = moveTo(event, active, { rows, columns, page });
    if (to !== null) go(to, event.shiftKey && event.key.startsWith("Arrow"));
    else if (event.key === "Enter" && !event.ctrlKey) open(active);
    else if (event.key === "Escape" && anchor !== null) giveUp();
    else return;
    event.preventDefault();
  };
  const onMouseDown = (event: MouseEvent) => {
    const at = positionOf(event.target);
    if (at === null || !event.shiftKey || event.button !== 0 || select === null) return;
    // Not the selection of text that the browser would make.
    event.preventDefault();
    go(at, true);
  };
  const onClick = (event: MouseEvent) => {
    const at = positionOf(event.target);
    if (at === null || event.shiftKey) return;
    if (anchor !== null) select?.(null, at);
    setState({ active: at, anchor: null });
    open(at);
  };
  const onFocus = ({ target }: FocusEvent) => {
    const at = positionOf(target);
    if (at === null) return;
    setState((now) => ({ ...now, active: at }));
    if (target.matches(":focus-visible")) setTip(at);
  };
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    const at = positionOf(target);
    if (at !== null && pointerType !== "touch") setTip(at);
  };
  return {
    active,
    anchor,
    tip,
    events: { onKeyDown, onMouseDown, onClick, onFocus, onPointerOver },
    around: {
      onPointerLeave: () => setTip(null),
      onBlur: () => setTip(null),
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === "Escape") setTip(null);
      },
    },
  };
}
