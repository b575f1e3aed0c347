"use client";

import { FloatingPanel } from "@/components/ui/floating-panel";
import { type MenuItem, MenuList } from "@/components/ui/menu-list";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { fieldLabel } from "@/lib/search/field-names";
import { LEAST_WIDTH_PX, MOST_WIDTH_PX, moveColumn, resizeColumn } from "./column-changes";
import { pinColumn, toggleColumn } from "./column-choice";
import type { ShownColumn } from "./column-state";
import { columnWidth } from "./event-columns";
import type { ChangeColumns } from "./use-columns";

/** What can be done with one column: all that dragging does, by press and by keyboard. */
export function ColumnMenu({
  column,
  columns,
  at,
  onColumns,
  onPick,
  onClose,
}: {
  readonly column: ShownColumn;
  readonly columns: readonly ShownColumn[];
  readonly at: { readonly x: number; readonly y: number };
  readonly onColumns: ChangeColumns;
  readonly onPick: () => void;
  readonly onClose: (reason: "escape" | "outside") => void;
}) {
  const { field, pinned, widthPx } = column;
  const index = columns.indexOf(column);
  const isFirst = columns[index - 1]?.pinned !== pinned;
  const isLast = columns[index + 1]?.pinned !== pinned;
  const items: (MenuItem | null)[] = [
    isFirst
      ? null
      : { label: "Move left", onSelect: () => onColumns(moveColumn(columns, field, index - 1)) },
    isLast
      ? null
      : { label: "Move right", onSelect: () => onColumns(moveColumn(columns, field, index + 1)) },
    {
      label: pinned ? "Let it scroll" : "Keep at the left",
      onSelect: () => onColumns(pinColumn(columns, field, !pinned)),
    },
    widthPx === null
      ? null
      : {
          label: "Usual width",
          onSelect: () => onColumns(resizeColumn(columns, field, null)),
        },
    columns.length === 1
      ? null
      : { label: "Hide", onSelect: () => onColumns(toggleColumn(columns, field)) },
    { label: "Choose columns…", onSelect: onPick },
  ];
  return (
    <FloatingPanel label={`Column ${fieldLabel(field)}`} at={at} onClose={onClose}>
      <MenuList items={items.filter((item) => item !== null)} close={() => onClose("escape")} />
      <form
        className="flex items-center gap-2 border-t border-line px-4 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = Number(new FormData(event.currentTarget).get("width"));
          onColumns(resizeColumn(columns, field, typed));
          onClose("escape");
        }}
      >
        <label htmlFor="column-width">Width</label>
        <input
          id="column-width"
          name="width"
          type="number"
          min={LEAST_WIDTH_PX}
          max={MOST_WIDTH_PX}
          defaultValue={columnWidth(column)}
          className={`${INPUT_CLASS} max-w-24`}
        />
        px
      </form>
    </FloatingPanel>
  );
}
