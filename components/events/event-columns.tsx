import type { ReactNode } from "react";
import { TimeText } from "@/components/shell/time-text";
import { visibleParts } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { shortService } from "@/lib/format/short-service";
import { fieldLabel } from "@/lib/search/field-names";
import { cellTexts } from "./cell-values";
import type { ShownColumn } from "./column-state";
import { OutcomeCell } from "./outcome-cell";
import { PrincipalCell } from "./principal-cell";

/** How a column looks when nobody chose a width. */
interface Look {
  readonly leastPx: number;
  /** Part of the room left over; 0 takes none. */
  readonly share: number;
  readonly mono?: boolean;
  readonly label?: string;
  readonly cell?: (row: EventRow) => ReactNode;
}

const LOOKS = new Map<string, Look>([
  [
    "time",
    { leastPx: 168, share: 0, mono: true, cell: ({ timeMs }) => <TimeText timeMs={timeMs} /> },
  ],
  ["event", { leastPx: 192, share: 1.6 }],
  ["outcome", { leastPx: 128, share: 0.9, cell: (row) => <OutcomeCell row={row} /> }],
  [
    "user",
    {
      leastPx: 160,
      share: 1.4,
      cell: (row) => <PrincipalCell principal={row.principal} />,
    },
  ],
  [
    "service",
    {
      leastPx: 88,
      share: 0.6,
      cell: (row) => <CellText text={row.eventSource && shortService(row.eventSource)} />,
    },
  ],
  ["region", { leastPx: 104, share: 0 }],
  ["account", { leastPx: 112, share: 0, mono: true }],
  // A service that called for somebody stands there by its name.
  ["ip", { leastPx: 136, share: 0.8, mono: true, label: "Source" }],
  ["resource", { leastPx: 128, share: 1.5, mono: true }],
  ["readonly", { leastPx: 88, share: 0 }],
]);
const PLAIN: Look = { leastPx: 128, share: 1 };

const lookOf = (field: string) => LOOKS.get(field) ?? PLAIN;

/** What a row shows in a column. */
export function EventCell({ row, field }: { readonly row: EventRow; readonly field: string }) {
  const { cell } = lookOf(field);
  return cell?.(row) ?? <CellText text={cellTexts(row, field).join(" · ") || null} />;
}

/** Class of a column's cells. */
export function cellClass(field: string, row: EventRow): string {
  const { mono = false } = lookOf(field);
  // Writes stand out from the many reads.
  const isWrite = field === "event" && row.readOnly === false;
  return `${mono ? "font-mono text-xs" : ""} ${isWrite ? "font-semibold" : ""}`;
}

/** What a column is called: the field's label, or the path. */
export function columnLabel(field: string): string {
  return lookOf(field).label ?? fieldLabel(field);
}

/** Least width of a column in pixels. */
export function columnWidth({ field, widthPx }: ShownColumn): number {
  return widthPx ?? lookOf(field).leastPx;
}

/** The CSS grid track of a column. One that stays while others scroll has an exact place. */
export function columnTrack(column: ShownColumn): string {
  const { share } = lookOf(column.field);
  const width = columnWidth(column);
  return column.widthPx !== null || column.pinned || share === 0
    ? `${width}px`
    : `minmax(${width}px, ${share}fr)`;
}

/** Longest text put into one cell; the event itself shows the rest. */
const CELL_LENGTH = 200;

/** The cell itself keeps the text apart from its surroundings. */
function CellText({ text }: { readonly text: string | null }) {
  return text === null ? "–" : visibleParts(text.slice(0, CELL_LENGTH));
}
