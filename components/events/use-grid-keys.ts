"use client";

import type { KeyboardEvent } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";

/** Moves through a list by keyboard: within the grid, and with j and k from anywhere. */
export function useGridKeys(grid: {
  readonly active: number;
  readonly count: number;
  readonly pageRows: number;
  readonly move: (index: number) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly focus: () => void;
}): (event: KeyboardEvent) => void {
  const to = (index: number) => {
    if (grid.count > 0) grid.move(Math.min(grid.count - 1, Math.max(0, index)));
  };
  const fromAnywhere = (index: number) => () => {
    grid.focus();
    to(index);
  };
  useShortcuts({ j: fromAnywhere(grid.active + 1), k: fromAnywhere(grid.active - 1) });

  const keys = new Map([
    ["ArrowDown", () => to(grid.active + 1)],
    ["ArrowUp", () => to(grid.active - 1)],
    ["PageDown", () => to(grid.active + grid.pageRows)],
    ["PageUp", () => to(grid.active - grid.pageRows)],
    ["Home", () => to(0)],
    ["End", () => to(grid.count - 1)],
    ["Enter", grid.open],
    ["l", grid.open],
    ["h", grid.close],
    ["Escape", grid.close],
  ]);
  return (event) => {
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const action = keys.get(event.key);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
}
