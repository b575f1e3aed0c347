"use client";

import { type RefObject, useEffect, useState } from "react";
import type { EventRow } from "@/lib/api/contract";
import type { PagePlace } from "@/lib/api/event-queries";
import type { ShownColumn } from "./column-state";
import type { ListProgress } from "./list-progress";
import { bounds } from "./page-marks";
import { useCellActions } from "./use-cell-actions";
import { useEventPages } from "./use-event-pages";
import { type ActiveCell, useGridCommands } from "./use-grid-commands";
import { findLanding, useLanding } from "./use-landing";
import { useRowWindow } from "./use-row-window";
import type { Selection } from "./use-selection";
import type { ShownListing } from "./use-shown-listing";

/** What the list tells the page around it. */
export interface ListEvents {
  readonly onOpen: (row: EventRow, how: "push" | "replace") => void;
  readonly onClose: () => void;
  /** Asks for the first or last page when it is not among the known ones. */
  readonly onPlace: (place: PagePlace) => void;
  /** The row that is read, and whether it is the first of the list. */
  readonly onReading: (key: string | null, isFirst: boolean) => void;
  readonly onProgress: (progress: ListProgress) => void;
  /** The reader moves in the list. */
  readonly onAway: () => void;
}

const NONE: ReadonlySet<number> = new Set();
const AT_FIRST = { first: 0, last: 30 };

/** All that the list knows and does, however it is drawn: pages, window, active cell, selection. */
export function useEventList({
  grid,
  shown,
  columns,
  openKey,
  paused,
  selection,
  rowHeight,
  headHeight,
  onMenu,
  ...events
}: ListEvents & {
  readonly grid: RefObject<HTMLElement | null>;
  readonly shown: ShownListing;
  readonly columns: readonly ShownColumn[];
  readonly openKey: string | null;
  readonly paused: boolean;
  readonly selection: Selection;
  /** Pixels. */
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly onMenu: () => void;
}) {
  const { id } = shown;
  const [active, setCell] = useState<ActiveCell>({ position: 0, field: columns[0]?.field ?? "" });
  const setActive = (change: Partial<ActiveCell>) => setCell((was) => ({ ...was, ...change }));
  // Positions mean nothing in another list.
  const [opened, setOpened] = useState({ id, positions: NONE });
  const expanded = opened.id === id ? opened.positions : NONE;
  const [seen, setSeen] = useState({ id, ...AT_FIRST });
  const visible = seen.id === id ? seen : AT_FIRST;

  const pages = useEventPages(shown, visible, paused);
  const { marks, rowAt, scanned, isLoading } = pages;
  const { start, end } = bounds(marks);
  const window = useRowWindow({
    ...{ grid, list: id, marks, rowHeight, headHeight, expanded },
    begin: findLanding(shown, null).position,
    visible,
    onVisible: ({ first, last }) =>
      setSeen((was) =>
        was.id === id && was.first === first && was.last === last ? was : { id, first, last },
      ),
  });

  const isInSight = active.position >= visible.first && active.position <= visible.last;
  const position = isInSight ? active.position : Math.max(start, visible.first);
  const key = rowAt(position)?.key ?? null;
  const isFirst = marks.above === null && position === start;
  useLanding({
    ...{ grid, shown, window, rowHeight, reading: { position, key, isFirst } },
    onLand: (landed) => setActive({ position: landed }),
  });
  const { onReading, onProgress } = events;
  useEffect(() => onReading(key, isFirst), [onReading, key, isFirst]);
  const known = end - start;
  const isWhole = marks.above === null && marks.below === null;
  useEffect(
    () => onProgress({ id, known, isWhole, scanned, isLoading }),
    [onProgress, id, known, isWhole, scanned, isLoading],
  );

  const cell = useCellActions();
  const run = useGridCommands({
    ...{ ...events, marks, active, setActive, window, selection, cell, columns, rowAt, openKey },
    expanded,
    pageRows: Math.max(1, visible.last - visible.first - 1),
    onExpanded: (positions) => setOpened({ id, positions }),
    onMenu,
  });
  return { pages, window, active, setActive, expanded, said: cell.said, run };
}
