import { memo } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { toVisible } from "@/lib/format/visible";
import type { HeatCell, HeatColumn, HeatData, HeatRow, StepOf } from "./heat-data";

interface HeatGridRowProps {
  readonly row: HeatRow;
  /** Its place in the grid. */
  readonly at: number;
  readonly columns: readonly HeatColumn[];
  /** The columns that are drawn, [from, to). */
  readonly from: number;
  readonly to: number;
  /** The column that the focus is on or comes to, null in other rows. */
  readonly active: number | null;
  /** The columns that are selected, both ends included; none when the last lies before the first. */
  readonly firstSelected: number;
  readonly lastSelected: number;
  /** The shared tip, which says more about the cell with the focus. */
  readonly tipId: string;
  readonly cell: HeatData["cell"];
  readonly stepOf: StepOf;
}

/** A row: its heading, and one element for each cell. Only rows that change are drawn again. */
export const HeatGridRow = memo(function HeatGridRow({
  row,
  at,
  columns,
  from,
  to,
  active,
  firstSelected,
  lastSelected,
  tipId,
  cell,
  stepOf,
}: HeatGridRowProps) {
  return (
    <tr aria-rowindex={at + 2} className="heat-tracks h-(--cell-height)">
      <th
        scope="row"
        aria-colindex={1}
        className="sticky start-0 z-2 flex min-w-0 flex-col justify-center border-e border-line bg-surface px-2 text-start font-normal leading-3.5"
      >
        <VisibleText text={row.header} className="truncate text-xs" />
        {row.sub === undefined ? null : (
          <VisibleText text={row.sub} className="truncate text-[11px] text-muted" />
        )}
      </th>
      {columns.slice(from, to).map((column, index) => {
        const place = from + index;
        const content = cell(row, column);
        const step = content?.state === "counted" ? stepOf(content.count, row) : 0;
        const marks = content?.marks?.map(({ letter }) => letter).join("");
        const isSelected = place >= firstSelected && place <= lastSelected;
        return (
          <td
            key={column.id}
            {...gridCell(place === active, isSelected)}
            aria-colindex={place + 2}
            aria-label={
              content === null
                ? `${column.longLabel}, outside of what is shown`
                : toVisible(nameOf(content))
            }
            aria-describedby={place === active ? tipId : undefined}
            data-at={`${at}:${place}`}
            data-heat={step === 0 ? undefined : step}
            data-state={content?.state ?? "outside"}
            data-marks={marks || undefined}
            data-partly={content?.partlyCovered ? "" : undefined}
            className={`heat-cell relative m-px flex cursor-pointer flex-col items-center justify-center rounded-xs text-[11px] leading-[1] whitespace-nowrap select-none ${content?.fact?.look ?? ""}`}
          >
            {content?.state === "not-enabled" ? "–" : content?.text}
          </td>
        );
      })}
    </tr>
  );
});

/** A cell of a table that is a grid takes the focus and can be selected. */
function gridCell(isActive: boolean, isSelected: boolean) {
  return { tabIndex: isActive ? 0 : -1, "aria-selected": isSelected ? true : undefined };
}

/** The sentence of a cell, with what is written in it (WCAG 2.5.3): `1 234 events` shows `1.2k`. */
function nameOf({ label, text }: HeatCell): string {
  return label.includes(text) ? label : `${label}, ${text}`;
}
