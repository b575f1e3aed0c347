"use client";

import { type MouseEvent, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import type { EventListing } from "@/lib/api/event-queries";
import type { ArrivalsSince } from "./arrival-mark";
import { layOut } from "./column-layout";
import type { ShownColumn } from "./column-state";
import { EventGridHead } from "./event-grid-head";
import { EventGridRows } from "./event-grid-rows";
import type { GridMenu } from "./grid-menus";
import { rowNumbers } from "./row-numbers";
import type { ChangeColumns } from "./use-columns";
import { type ListEvents, useEventList } from "./use-event-list";
import { useGridKeys } from "./use-grid-keys";
import type { Selection } from "./use-selection";
import type { ShownListing } from "./use-shown-listing";

// `ssr: false` also gives each its own boundary: nothing else waits while its code is fetched.
const GridMenus = onDemand(() => import("./grid-menus").then((module) => module.GridMenus));

const HEAD_HEIGHT = 28;

// ARIA lets a table be a grid. It holds the focus itself: rows come and go while it scrolls.
function gridProps(activeId: string | undefined) {
  return {
    role: "grid",
    tabIndex: 0,
    "aria-label": "Events",
    "aria-multiselectable": true,
    "aria-activedescendant": activeId,
  };
}

/**
 * The event list: virtual rows of fixed height. The container keeps the focus and names the active
 * cell, so that focus survives the recycling of rows and the loading of another list.
 */
export function EventGrid({
  shown,
  total,
  openKey,
  cards,
  rowHeight,
  columns,
  since,
  paused,
  selection,
  onSort,
  onColumns,
  onPick,
  ...events
}: ListEvents & {
  readonly shown: ShownListing;
  /** Rows in all, when they have been counted. */
  readonly total: number | undefined;
  readonly openKey: string | null;
  /** Cards instead of columns. */
  readonly cards: boolean;
  /** Pixels. */
  readonly rowHeight: number;
  readonly columns: readonly ShownColumn[];
  /** Rows that came after this are marked. */
  readonly since: ArrivalsSince | null;
  /** Read no further. */
  readonly paused: boolean;
  readonly selection: Selection;
  readonly onSort: (sort: EventListing["sort"]) => void;
  readonly onColumns: ChangeColumns;
  /** Opens the choice of columns. */
  readonly onPick: () => void;
}) {
  const gridId = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [menu, setMenu] = useState<GridMenu | null>(null);
  const list = useEventList({
    ...{ ...events, grid, shown, columns, openKey, paused, selection, rowHeight },
    headHeight: cards ? 0 : HEAD_HEIGHT,
    onMenu: () => {
      const anchor = document.getElementById(activeId) ?? grid.current;
      if (anchor !== null) openMenu("cell", active.field, anchor, grid.current);
    },
  });
  const { pages, active, run } = list;
  const { rowAt } = pages;
  const activeRow = rowAt(active.position);
  const activeId = `${gridId}${active.position}${cards ? "" : `-${active.field}`}`;
  const onKeyDown = useGridKeys(run, () => grid.current?.focus(), activeRow !== undefined);

  const openMenu = (
    of: GridMenu["of"],
    field: string,
    anchor: Element,
    opener: HTMLElement | null,
  ) => {
    const { left, bottom } = anchor.getBoundingClientRect();
    setMenu({ of, field, opener, x: left, y: bottom });
  };
  const onPress = (event: MouseEvent) => {
    const place = placeOf(event.target);
    const row = place === null ? undefined : rowAt(place.position);
    if (place === null || row === undefined) return;
    const { position, field = active.field } = place;
    list.setActive({ position, field });
    if (event.type === "contextmenu") {
      if (cards || event.shiftKey) return;
      event.preventDefault();
      setMenu({ of: "cell", field, opener: grid.current, x: event.clientX, y: event.clientY });
    } else if (place.menu !== null) {
      openMenu("cell", field, place.menu, grid.current);
    } else if (place.isBox) {
      grid.current?.focus();
      if (event.shiftKey) selection.extendTo(position, rowAt);
      else selection.toggle(position, rowAt);
    } else if (document.getSelection()?.isCollapsed !== false) events.onOpen(row, "push");
  };

  const fields = useMemo(() => columns.map(({ field }) => field), [columns]);
  const layout = useMemo(() => layOut(columns), [columns]);
  const showTracks = (tracks: string) => grid.current?.style.setProperty("--tracks", tracks);
  useLayoutEffect(() => {
    const style = grid.current?.style;
    style?.setProperty("--tracks", layout.tracks);
    style?.setProperty("--least", cards ? "0" : `${layout.leastWidthPx}px`);
    // Without the line below the row.
    style?.setProperty("--row", `${rowHeight - 1}px`);
  }, [layout, cards, rowHeight]);
  const numbers = rowNumbers(pages.marks, total);

  return (
    <div className="more-right relative flex min-h-0 min-w-0 flex-1 flex-col">
      {pages.error === null ? null : (
        <ErrorNote
          title="More events could not be loaded"
          error={pages.error}
          onRetry={pages.retry}
        />
      )}
      <table
        ref={grid}
        {...gridProps(activeRow && activeId)}
        aria-rowcount={numbers.count === null ? -1 : numbers.count + 1}
        aria-colcount={cards ? 1 : columns.length + 1}
        data-selecting={selection.selected.size > 0 || undefined}
        onKeyDown={onKeyDown}
        onClick={onPress}
        onContextMenu={onPress}
        onWheel={events.onAway}
        onTouchMove={events.onAway}
        className="group/grid relative block min-h-0 flex-1 overflow-auto overscroll-contain bg-surface focus-visible:outline-offset-[-2px]"
      >
        {cards ? null : (
          <EventGridHead
            columns={columns}
            sort={shown.listing.sort}
            onSort={onSort}
            onColumns={onColumns}
            onTracks={showTracks}
            onMenu={(field, opener) => openMenu("column", field, opener, opener)}
          />
        )}
        <EventGridRows
          window={list.window}
          rowAt={rowAt}
          fields={fields}
          look={{
            ...{ active, openKey, since, cards, rowHeight },
            id: gridId,
            selected: selection.selected,
            expanded: list.expanded,
            pins: layout.pins,
            waiting: paused ? "Not read yet" : "Loading…",
            numberOf: numbers.of,
          }}
        />
      </table>
      <p
        role="status"
        className={
          list.said === ""
            ? "sr-only"
            : "absolute start-2 bottom-2 z-30 rounded-md border border-line bg-raised px-2 py-1 text-xs shadow-lg"
        }
      >
        {list.said}
      </p>
      {menu === null ? null : (
        <GridMenus
          menu={menu}
          row={activeRow}
          selected={activeRow !== undefined && selection.selected.has(activeRow.key)}
          columns={columns}
          onCommand={run}
          onColumns={onColumns}
          onPick={onPick}
          onField={
            cards
              ? (field) => {
                  list.setActive({ field });
                  setMenu({ ...menu, field });
                }
              : undefined
          }
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}

/** Row and column of a place in the list; the box counts as a place of its own. */
function placeOf(target: EventTarget) {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>("[data-position]");
  if (row === null) return null;
  return {
    position: Number(row.dataset.position),
    field: target.closest<HTMLElement>("[data-field]")?.dataset.field,
    isBox: target.closest("[data-select]") !== null,
    /** The button of a card that opens its menu. */
    menu: target.closest("[data-menu]"),
  };
}
