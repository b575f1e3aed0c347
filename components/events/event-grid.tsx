"use client";

import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import type { EventPage, EventRow } from "@/lib/api/contract";
import type { EventListing } from "@/lib/api/event-queries";
import { COLUMNS, features, TRACKS } from "./event-columns";
import { EventGridHead } from "./event-grid-head";
import { EventRowCard } from "./event-row-card";
import { EventRowLine } from "./event-row-line";
import { useEventPages } from "./use-event-pages";
import { useGridKeys } from "./use-grid-keys";

const HEAD_HEIGHT = 28;

// ARIA lets a table be a grid. It holds the focus itself: rows come and go while it scrolls.
function gridProps(activeRowId: string | undefined) {
  return {
    role: "grid",
    tabIndex: 0,
    "aria-label": "Events",
    "aria-keyshortcuts": "j k Enter",
    "aria-activedescendant": activeRowId,
  };
}

/**
 * The event list: virtual rows of fixed height. The container keeps the focus and names the active
 * row, so that focus survives the recycling of rows.
 */
export function EventGrid({
  listing,
  firstPage,
  total,
  openKey,
  cards,
  rowHeight,
  onOpen,
  onClose,
  onSort,
  onReached,
}: {
  readonly listing: EventListing;
  readonly firstPage: EventPage;
  /** Rows in all, when the histogram has counted them. */
  readonly total: number | undefined;
  readonly openKey: string | null;
  /** Cards instead of columns. */
  readonly cards: boolean;
  /** Pixels; a change needs a new grid (give it another key). */
  readonly rowHeight: number;
  readonly onOpen: (row: EventRow, how: "push" | "replace") => void;
  readonly onClose: () => void;
  readonly onSort: (sort: EventListing["sort"]) => void;
  readonly onReached: (rows: number) => void;
}) {
  const headHeight = cards ? 0 : HEAD_HEIGHT;
  const gridId = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      firstPage.rows.findIndex((row) => row.key === openKey),
    ),
  );
  const [visible, setVisible] = useState({ first: 0, last: 60 });
  const pages = useEventPages(listing, firstPage, visible);
  const table = useTable({
    features,
    columns: COLUMNS,
    data: pages.rows,
    getRowId: (row) => row.key,
  });

  const virtualizer = useVirtualizer({
    count: pages.rowCount,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    onChange: ({ range }) => {
      if (range === null) return;
      const [first, last] = [range.startIndex, range.endIndex];
      setVisible((was) => (was.first === first && was.last === last ? was : { first, last }));
    },
  });
  useEffect(() => onReached(pages.reached), [onReached, pages.reached]);
  useEffect(() => grid.current?.style.setProperty("--tracks", TRACKS), []);

  const onKeyDown = useGridKeys({
    active,
    count: pages.reached,
    pageRows: Math.max(1, visible.last - visible.first - 1),
    move: (index) => {
      setActive(index);
      virtualizer.scrollToIndex(index);
      const row = pages.rowAt(index);
      if (openKey !== null && row !== undefined) onOpen(row, "replace");
    },
    open: () => {
      const row = pages.rowAt(active);
      if (row !== undefined) onOpen(row, "push");
    },
    close: onClose,
    focus: () => grid.current?.focus(),
  });

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {pages.error === null ? null : (
        <ErrorNote
          title="More events could not be loaded"
          error={pages.error}
          onRetry={pages.retry}
        />
      )}
      <table
        ref={grid}
        {...gridProps(pages.rowAt(active) === undefined ? undefined : `${gridId}${active}`)}
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-colcount={COLUMNS.length}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (!(event.target instanceof Element)) return;
          const index = event.target.closest<HTMLElement>("[data-index]")?.dataset.index;
          const row = index === undefined ? undefined : pages.rowAt(Number(index));
          if (row === undefined) return;
          setActive(Number(index));
          onOpen(row, "push");
        }}
        className="group/grid relative block min-h-0 flex-1 overflow-auto overscroll-contain bg-surface focus-visible:outline-offset-[-2px]"
      >
        {cards ? null : <EventGridHead table={table} sort={listing.sort} onSort={onSort} />}
        <tbody
          className={cards ? "relative block" : "relative block min-w-[69.5rem]"}
          // Through the DOM: a style attribute from the server would break the page's policy.
          ref={(body) => {
            if (body !== null) body.style.height = `${virtualizer.getTotalSize()}px`;
          }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = pages.rowAt(item.index);
            const isOpen = row !== undefined && row.key === openKey;
            return (
              <tr
                key={row?.key ?? item.index}
                id={`${gridId}${item.index}`}
                aria-rowindex={item.index + 2}
                aria-selected={isOpen}
                data-index={item.index}
                data-active={item.index === active || undefined}
                className={`absolute inset-x-0 top-0 border-b border-line/60 group-focus/grid:data-active:shadow-[inset_3px_0_0_var(--accent)] ${cards ? "block" : "tracks"} ${isOpen ? "bg-selected" : "hover:bg-hover"}`}
                style={{ height: item.size, transform: `translateY(${item.start - headHeight}px)` }}
              >
                {row === undefined ? (
                  <td className="late px-2 text-muted">Loading…</td>
                ) : cards ? (
                  <EventRowCard row={row} />
                ) : (
                  <EventRowLine row={table.getRow(row.key)} />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
