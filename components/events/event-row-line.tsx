import { FlexRender, type Row } from "@tanstack/react-table";
import { memo } from "react";
import type { EventRow } from "@/lib/api/contract";
import type { features } from "./event-columns";

/** The cells of one row, made once per row and kept while it scrolls. */
export const EventRowLine = memo(function EventRowLine({
  row,
}: {
  readonly row: Row<typeof features, EventRow>;
}) {
  return row.getAllCells().map((cell) => (
    <td
      key={cell.id}
      className={`self-center truncate px-2 ${cell.column.columnDef.meta?.mono ? "font-mono text-xs" : ""}`}
    >
      <FlexRender cell={cell} />
    </td>
  ));
});
