import type { ReactNode } from "react";
import { TimeText } from "@/components/shell/time-text";
import { visibleParts } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { shortService } from "@/lib/format/short-service";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
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
  /** Ids and paths: what tells two of them apart stands at the end. */
  readonly endsMatter?: boolean;
  readonly cell?: (row: EventRow) => ReactNode;
}

const LOOKS = new Map<string, Look>([
  [
    "time",
    { leastPx: 168, share: 0, mono: true, cell: ({ timeMs }) => <TimeText timeMs={timeMs} /> },
  ],
  ["event", { leastPx: 152, share: 1.6 }],
  ["outcome", { leastPx: 112, share: 0.9, cell: (row) => <OutcomeCell row={row} /> }],
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
  ["region", { leastPx: 120, share: 0 }],
  ["account", { leastPx: 112, share: 0, mono: true }],
  ["ip", { leastPx: 136, share: 0.8, mono: true }],
  ["resource", { leastPx: 152, share: 1.5, mono: true, endsMatter: true }],
  ["readonly", { leastPx: 88, share: 0 }],
]);
const PLAIN: Look = { leastPx: 128, share: 1, endsMatter: true };

const lookOf = (field: string) => LOOKS.get(field) ?? PLAIN;

/** What a row shows in a column. */
export function EventCell({ row, field }: { readonly row: EventRow; readonly field: string }) {
  const { cell, endsMatter = false } = lookOf(field);
  const text = cellTexts(row, field).join(" · ");
  return cell?.(row) ?? (endsMatter ? <IdText text={text} /> : <CellText text={text || null} />);
}

/** The whole of what a cell may have to cut; nothing for what always has room. */
export function cellTitle(row: EventRow, field: string): string | undefined {
  if (field === "time") return undefined;
  const text = field === "outcome" ? row.errorCode : cellTexts(row, field).join(" · ");
  return text === null || text.length <= FITTING_LENGTH ? undefined : toVisible(text.slice(0, 500));
}

/** Class of a column's cells. */
export function cellClass(field: string, row: EventRow): string {
  const { mono = false } = lookOf(field);
  // Writes stand out from the many reads.
  const isWrite = field === "event" && row.readOnly === false;
  return `${mono ? "font-mono text-xs" : ""} ${isWrite ? "font-semibold" : ""}`;
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
/** Has room in any column of the usual width. */
const FITTING_LENGTH = 14;
/** Characters of an id that stay when it is cut in the middle. */
const END_LENGTH = 12;

/** The cell itself keeps the text apart from its surroundings. */
function CellText({ text }: { readonly text: string | null }) {
  return text === null ? "–" : visibleParts(text.slice(0, CELL_LENGTH));
}

/** An id that is cut in the middle when there is no room for it; selected and copied it is whole. */
function IdText({ text }: { readonly text: string }) {
  const letters = [...shortenMiddle(text, CELL_LENGTH)];
  if (letters.length <= 2 * END_LENGTH || text.includes(" "))
    return <CellText text={text || null} />;
  return (
    <>
      <bdi className="inline-block max-w-[calc(100%-12ch)] truncate align-top">
        {visibleParts(letters.slice(0, -END_LENGTH).join(""))}
      </bdi>
      <bdi>{visibleParts(letters.slice(-END_LENGTH).join(""))}</bdi>
    </>
  );
}
