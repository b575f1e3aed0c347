import { type CSSProperties, useRef } from "react";
import { usePreferences } from "@/components/shell/preferences";
import { withCode } from "@/components/ui/code-on-demand";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventListing } from "@/lib/api/event-queries";
import { fieldLabel } from "@/lib/search/field-names";
import { COLUMN_CODE } from "./column-code";
import { layOut } from "./column-layout";
import { ColumnResizer } from "./column-resizer";
import type { ShownColumn } from "./column-state";
import type { ChangeColumns } from "./use-columns";

const BUTTON = "flex h-6 min-w-6 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink";

/** The heading row: the order of time, and a menu, an edge and a handle for each column. */
export function EventGridHead({
  columns,
  sort,
  onSort,
  onColumns,
  onTracks,
  onMenu,
}: {
  readonly columns: readonly ShownColumn[];
  readonly sort: EventListing["sort"];
  readonly onSort: (sort: EventListing["sort"]) => void;
  readonly onColumns: ChangeColumns;
  /** Shows other tracks while an edge is dragged. */
  readonly onTracks: (tracks: string) => void;
  readonly onMenu: (field: string, opener: HTMLElement) => void;
}) {
  const { pins } = layOut(columns);
  const dragged = useRef<string>(null);
  const resize = (field: string, widthPx: number | null, onResized: ChangeColumns) =>
    withCode(COLUMN_CODE, ({ resizeColumn }) => onResized(resizeColumn(columns, field, widthPx)));

  return (
    <thead className="sticky top-0 z-20 block min-w-(--least) bg-page text-xs text-muted">
      <tr aria-rowindex={1} className="tracks h-7 border-b border-line">
        <th scope="col" aria-colindex={1} className={pins.size > 0 ? STICKY : ""} style={LEFT}>
          <span className="sr-only">Selected</span>
        </th>
        {columns.map(({ field }, index) => {
          const label = fieldLabel(field);
          const pin = pins.get(field);
          const isTime = field === "time";
          return (
            <th
              key={field}
              scope="col"
              aria-colindex={index + 2}
              aria-sort={isTime ? (sort === "-time" ? "descending" : "ascending") : undefined}
              draggable
              onDragStart={(event) => {
                dragged.current = field;
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", label);
              }}
              onDragOver={(event) => {
                if (dragged.current !== null) event.preventDefault();
              }}
              onDrop={() => {
                const moved = dragged.current;
                dragged.current = null;
                if (moved === null) return;
                withCode(COLUMN_CODE, ({ moveColumn }) =>
                  onColumns(moveColumn(columns, moved, index)),
                );
              }}
              className={`group/head relative flex min-w-0 items-center font-normal ${pin === undefined ? "" : STICKY} ${isTime ? "px-1" : "ps-2 pe-1"}`}
              style={pin === undefined ? undefined : { left: pin }}
            >
              {isTime ? (
                <SortButton label={label} sort={sort} onSort={onSort} />
              ) : (
                <span className="min-w-0 truncate">
                  <VisibleText text={label} />
                </span>
              )}
              {pin === undefined ? null : (
                <Icon name="pin" size={12} label="kept at the left" className="ms-1 shrink-0" />
              )}
              <button
                type="button"
                aria-haspopup="dialog"
                aria-label={`Column ${label}`}
                title="Move, pin, width, hide"
                className={`${BUTTON} ms-auto opacity-0 focus-visible:opacity-100 group-hover/head:opacity-100 pointer-coarse:opacity-100`}
                onClick={(event) => onMenu(field, event.currentTarget)}
              >
                <Icon name="chevron-down" size={12} />
              </button>
              <ColumnResizer
                onDrag={(widthPx) =>
                  resize(field, widthPx, (next) => onTracks(layOut(next).tracks))
                }
                onResize={(widthPx) => resize(field, widthPx, onColumns)}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

// Above the edges of the other columns, which reach into their neighbours.
const STICKY = "!sticky z-20 bg-page";
const LEFT: CSSProperties = { left: 0 };

/** The time heading names the zone and turns the order round. */
function SortButton({
  label,
  sort,
  onSort,
}: {
  readonly label: string;
  readonly sort: EventListing["sort"];
  readonly onSort: (sort: EventListing["sort"]) => void;
}) {
  const { zone } = usePreferences();
  const newestFirst = sort === "-time";
  return (
    <button
      type="button"
      className={`${BUTTON} min-w-0`}
      title={`${newestFirst ? "Newest" : "Oldest"} first. Turn the order round`}
      onClick={() => onSort(newestFirst ? "time" : "-time")}
    >
      <span className="truncate">
        {label} ({zone === "utc" ? "UTC" : zone})
      </span>
      <Icon name="arrow-down" size={12} className={`shrink-0 ${newestFirst ? "" : "rotate-180"}`} />
    </button>
  );
}
