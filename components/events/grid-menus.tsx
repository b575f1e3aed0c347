"use client";

import { useRouter } from "next/navigation";
import { pageRoute } from "@/components/shell/page-route";
import type { EventRow } from "@/lib/api/contract";
import type { EventSearch } from "@/lib/search/event-search";
import { fieldLabel } from "@/lib/search/field-names";
import { CellMenu } from "./cell-menu";
import { cellTexts } from "./cell-values";
import { ColumnMenu } from "./column-menu";
import type { ShownColumn } from "./column-state";
import type { GridCommand } from "./grid-keys";
import { profileKind, profilePath } from "./profile-path";
import type { ChangeColumns } from "./use-columns";
import { useEventView } from "./use-event-view";

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
  const router = useRouter();
  const { view } = useEventView();
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
  const value = row === undefined ? null : (cellTexts(row, menu.field)[0] ?? null);
  const path = row === undefined ? null : profileOf(row, menu.field, value, view);
  return row === undefined ? null : (
    <CellMenu
      label={fieldLabel(menu.field)}
      choice={
        onField === undefined ? null : { field: menu.field, fields: CARD_FIELDS, onChange: onField }
      }
      value={value}
      selected={selected}
      at={menu}
      onCommand={onCommand}
      onProfile={path === null ? null : () => router.push(pageRoute(path))}
      onClose={close}
    />
  );
}

/** A name is not enough to find whose it is: the row knows. */
function profileOf(
  { principal, timeMs }: EventRow,
  field: string,
  value: string | null,
  view: EventSearch,
): string | null {
  if (field === "user") return profilePath("principal", principal.key, view, timeMs);
  const kind = profileKind(field);
  return kind === undefined || value === null ? null : profilePath(kind, value, view, timeMs);
}
