"use client";

import type { EventRow } from "@/lib/api/contract";
import { CellMenu } from "./cell-menu";
import { cellTexts } from "./cell-values";
import { ColumnMenu } from "./column-menu";
import type { ShownColumn } from "./column-state";
import { columnLabel } from "./event-columns";
import type { GridCommand } from "./grid-keys";
import type { ChangeColumns } from "./use-columns";

/** An open menu of the list: of the active cell, or of a column. */
export interface GridMenu {
  readonly of: "cell" | "column";
  readonly field: string;
  readonly x: number;
  readonly y: number;
  /** What the focus returns to. */
  readonly opener: HTMLElement | null;
}

/** What a card shows. */
const CARD_FIELDS = ["event", "outcome", "user", "time", "service", "region", "ip"] as const;

/** The menus of the list: their code comes when the first one is opened. */
export function GridMenus({
  menu,
  row,
  selected,
  columns,
  onCommand,
  onColumns,
  onPick,
  onField,
  onClose,
}: {
  readonly menu: GridMenu;
  /** The active row. */
  readonly row: EventRow | undefined;
  readonly selected: boolean;
  readonly columns: readonly ShownColumn[];
  readonly onCommand: (command: GridCommand) => void;
  readonly onColumns: ChangeColumns;
  readonly onPick: () => void;
  /** Of a card, which has no cells to choose from, another value can be chosen. */
  readonly onField: ((field: string) => void) | undefined;
  readonly onClose: () => void;
}) {
  const close = (reason: "escape" | "outside") => {
    onClose();
    if (reason === "escape") menu.opener?.focus();
  };
  const column = columns.find(({ field }) => field === menu.field);
  if (menu.of === "column") {
    return column === undefined ? null : (
      <ColumnMenu
        column={column}
        columns={columns}
        at={menu}
        onColumns={onColumns}
        onPick={onPick}
        onClose={close}
      />
    );
  }
  return row === undefined ? null : (
    <CellMenu
      label={columnLabel(menu.field)}
      choice={
        onField === undefined ? null : { field: menu.field, fields: CARD_FIELDS, onChange: onField }
      }
      value={cellTexts(row, menu.field)[0] ?? null}
      selected={selected}
      at={menu}
      onCommand={onCommand}
      onClose={close}
    />
  );
}
