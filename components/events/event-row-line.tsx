import { FlexRender, type Row } from "@tanstack/react-table";
import { memo } from "react";
import type { EventRow } from "@/lib/api/contract";
import type { features } from "./event-columns";

/** Cells that stay at the left while the others scroll hide what passes below them. */
export const STICKY = "sticky z-10 bg-inherit";

/** The cells of one row, made once per row and kept while it scrolls. */
export const EventRowLine = memo(function EventRowLine({
  row,
  id,
  activeField,
  pins,
}: {
  readonly row: Row<typeof features, EventRow>;
  /** Begins the ids of the cells. */
  readonly id: string;
  /** Field of the active cell when it is in this row. */
  readonly activeField: string | null;
  /** Distance from the left edge of the columns that stay there. */
  readonly pins: ReadonlyMap<string, number>;
}) {
  return row.getAllCells().map((cell, index) => {
    const field = cell.column.id;
    const left = pins.get(field);
    return (
      <td
        key={cell.id}
        id={`${id}${field}`}
        aria-colindex={index + 2}
        data-field={field}
        data-active={field === activeField || undefined}
        className={`truncate px-2 leading-(--row) -outline-offset-2 outline-accent group-focus/grid:data-active:outline-2 ${left === undefined ? "" : STICKY} ${cell.column.columnDef.meta?.mono ? "font-mono text-xs" : ""}`}
        style={left === undefined ? undefined : { left }}
      >
        <FlexRender cell={cell} />
      </td>
    );
  });
});
