"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { isEvent } from "./is-event";
import type { RowWindow } from "./use-row-window";
import { isSameSearch, type ShownListing } from "./use-shown-listing";

/** The row that is read: the active one, or the first on screen when that is out of sight. */
export interface ReadingRow {
  readonly position: number;
  /** Null while its page is on its way. */
  readonly key: string | null;
  /** The first row of the list. */
  readonly isFirst: boolean;
}

/**
 * Where the list stands when another one is shown: at the event that was asked for, else at the row
 * that was read, at the same place of the screen, else at the beginning or the end. Who reads the
 * first row goes on at the first row. Other heights of rows keep the row, too.
 */
export function useLanding({
  grid,
  shown,
  window,
  rowHeight,
  reading,
  onLand,
}: {
  readonly grid: RefObject<HTMLElement | null>;
  readonly shown: ShownListing;
  readonly window: RowWindow;
  readonly rowHeight: number;
  readonly reading: ReadingRow;
  readonly onLand: (position: number) => void;
}): void {
  const before = useRef<
    (ReadingRow & { shown: ShownListing; topPx: number | undefined; rowHeight: number }) | null
  >(null);
  useLayoutEffect(() => {
    const was = before.current;
    const scrollTop = grid.current?.scrollTop ?? 0;
    if (was?.shown.id === shown.id) {
      if (was.rowHeight !== rowHeight) window.scrollTo(was.position, "start");
    } else {
      const hasFocus = grid.current === document.activeElement;
      const goesOn = was !== null && (hasFocus || isSameSearch(was.shown.listing, shown.listing));
      const landing = findLanding(
        shown,
        goesOn && !(was.isFirst && scrollTop === 0) ? was.key : null,
      );
      onLand(landing.position);
      if (landing.is === "kept" && was?.topPx !== undefined) {
        const room = (grid.current?.clientHeight ?? 0) / 2;
        window.place(landing.position, Math.min(Math.max(was.topPx - scrollTop, 0), room));
      } else if (was !== null) {
        // At first the window already begins there.
        window.scrollTo(landing.position, ALIGN[landing.is]);
      }
    }
    const topPx = window.rows.find(({ position }) => position === reading.position)?.topPx;
    before.current = { ...reading, shown, rowHeight, topPx };
  });
}

const ALIGN = { asked: "center", kept: "center", first: "start", last: "end" } as const;

/** Position in a new list to go on at. */
export function findLanding(
  { page, place }: ShownListing,
  keptKey: string | null,
): { readonly position: number; readonly is: keyof typeof ALIGN } {
  const find = (key: string | null) =>
    key === null ? -1 : page.rows.findIndex((row) => isEvent(row.key, key));
  const asked = find(place !== null && "around" in place ? place.around : null);
  const kept = find(keptKey);
  // What was read and asked for at once stays where it is on screen.
  if (kept >= 0) return { position: kept, is: "kept" };
  if (asked >= 0) return { position: asked, is: "asked" };
  const isEnd = place !== null && "at" in place;
  return isEnd
    ? { position: Math.max(0, page.rows.length - 1), is: "last" }
    : { position: 0, is: "first" };
}
