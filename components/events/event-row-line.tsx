import { memo } from "react";
import type { EventRow } from "@/lib/api/contract";
import { cellClass, cellTitle, EventCell } from "./event-columns";

/** Cells that stay at the left while the others scroll hide what passes below them. */
export const STICKY = "sticky z-10 bg-inherit";

/** The cells of one row, made once per row and kept while it scrolls. */
export const EventRowLine = memo(function EventRowLine({
  row,
  fields,
  id,
  activeField,
  pins,
}: {
  readonly row: EventRow;
  /** The columns, by field. */
  readonly fields: readonly string[];
  /** Begins the ids of the cells. */
  readonly id: string;
  /** Field of the active cell when it is in this row. */
  readonly activeField: string | null;
  /** Distance from the left edge of the columns that stay there. */
  readonly pins: ReadonlyMap<string, number>;
}) {
  return fields.map((field, index) => {
    const left = pins.get(field);
    return (
      <td
        key={field}
        id={`${id}${field}`}
        dir="auto"
        aria-colindex={index + 2}
        data-field={field}
        title={cellTitle(row, field)}
        data-active={field === activeField || undefined}
        className={`truncate px-2 text-left leading-(--row) -outline-offset-2 outline-accent group-focus/grid:data-active:outline-2 ${left === undefined ? "" : STICKY} ${cellClass(field, row)}`}
        style={left === undefined ? undefined : { left }}
      >
        <EventCell row={row} field={field} />
      </td>
    );
  });
});
