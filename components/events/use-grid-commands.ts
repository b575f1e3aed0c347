"use client";

import type { EventRow } from "@/lib/api/contract";
import type { PagePlace } from "@/lib/api/event-queries";
import type { ShownColumn } from "./column-state";
import type { GridCommand } from "./grid-keys";
import { bounds, type PageMarks } from "./page-marks";
import type { CellActions } from "./use-cell-actions";
import type { RowWindow } from "./use-row-window";
import type { Selection } from "./use-selection";

/** The cell that keys act on. */
export interface ActiveCell {
  readonly position: number;
  readonly field: string;
}

/** Carries out a command of the list, from a key or a menu. */
export function useGridCommands(grid: {
  readonly marks: PageMarks;
  readonly active: ActiveCell;
  readonly setActive: (change: Partial<ActiveCell>) => void;
  readonly window: RowWindow;
  readonly selection: Selection;
  readonly cell: CellActions;
  readonly columns: readonly ShownColumn[];
  readonly expanded: ReadonlySet<number>;
  readonly openKey: string | null;
  /** Rows of one screen. */
  readonly pageRows: number;
  readonly rowAt: (position: number) => EventRow | undefined;
  readonly onOpen: (row: EventRow, how: "push" | "replace") => void;
  readonly onClose: () => void;
  readonly onPlace: (place: PagePlace) => void;
  readonly onAway: () => void;
  readonly onExpanded: (positions: ReadonlySet<number>) => void;
  readonly onMenu: () => void;
}): (command: GridCommand) => void {
  const { marks, active, selection, openKey, onOpen } = grid;
  const { start, end } = bounds(marks);
  const { position } = active;
  const row = grid.rowAt(position);

  const moveTo = (target: number) => {
    if (end === start) return position;
    grid.onAway();
    const next = Math.min(end - 1, Math.max(start, target));
    grid.setActive({ position: next });
    grid.window.scrollTo(next);
    const there = grid.rowAt(next);
    if (openKey !== null && there !== undefined) onOpen(there, "replace");
    return next;
  };
  const moveField = (step: number) => {
    const fields = grid.columns.map(({ field }) => field);
    const at = Math.max(0, fields.indexOf(active.field));
    const field = fields[Math.min(fields.length - 1, Math.max(0, at + step))];
    if (field !== undefined) grid.setActive({ field });
  };
  const expand = () => {
    const positions = new Set(grid.expanded);
    if (!positions.delete(position)) positions.add(position);
    grid.onExpanded(positions);
  };

  return (command) => {
    switch (command) {
      case "down":
        return void moveTo(position + 1);
      case "up":
        return void moveTo(position - 1);
      case "page-down":
        return void moveTo(position + grid.pageRows);
      case "page-up":
        return void moveTo(position - grid.pageRows);
      case "first":
        return marks.above === null ? void moveTo(start) : grid.onPlace(null);
      case "last":
        return marks.below === null ? void moveTo(end - 1) : grid.onPlace({ at: "last" });
      case "left":
        return moveField(-1);
      case "right":
        return moveField(1);
      case "extend-down":
      case "extend-up":
        selection.extendTo(position, grid.rowAt);
        return selection.extendTo(
          moveTo(position + (command === "extend-down" ? 1 : -1)),
          grid.rowAt,
        );
      case "select":
        return selection.toggle(position, grid.rowAt);
      case "expand":
        return expand();
      case "open":
        return row && onOpen(row, "push");
      case "close":
        return grid.onClose();
      case "menu":
        return grid.onMenu();
      default:
        return row && grid.cell.act(command, row, active.field);
    }
  };
}
