"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useKeyNames } from "@/components/shell/use-shortcuts";
import type { EventContext } from "@/lib/api/analysis-contract";
import { ContextRow } from "./context-row";
import type { EventSurroundings } from "./event-surroundings";

const ROW_HEIGHT = 44;
const MOST_HEIGHT = 16 * ROW_HEIGHT;

/**
 * The events around the open one, which is marked and in view from the start. The list holds the
 * focus and names its active row, like the grid.
 */
export function ContextList({
  context: { rows, anchorAt },
  around,
}: {
  readonly context: EventContext;
  readonly around: EventSurroundings;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const nameOf = useKeyNames();
  const [active, setActive] = useState(anchorAt);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  });
  useEffect(
    () => virtualizer.scrollToIndex(anchorAt, { align: "center" }),
    [virtualizer, anchorAt],
  );

  const open = (index: number) => {
    const row = rows[index];
    if (row !== undefined && index !== anchorAt) around.onOpen(row.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = nameOf(event.key);
    if (key === "Enter" || key === "l") {
      event.preventDefault();
      return open(active);
    }
    const next = targetOf(key, active, rows.length);
    if (next === null) return;
    event.preventDefault();
    const index = Math.min(rows.length - 1, Math.max(0, next));
    setActive(index);
    virtualizer.scrollToIndex(index);
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Events around this one, newest first"
      aria-activedescendant={`${id}${active}`}
      tabIndex={0}
      className="group/list max-h-[calc(100dvh-26.5rem)] min-h-44 overflow-auto overscroll-contain rounded-md border border-line bg-surface focus-visible:outline-offset-[-2px]"
      style={{ height: Math.min(MOST_HEIGHT, rows.length * ROW_HEIGHT) + 2 }}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (!(event.target instanceof Element)) return;
        const index = event.target.closest<HTMLElement>("[data-index]")?.dataset.index;
        if (index !== undefined) open(Number(index));
      }}
      data-print-flow
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <ContextRow
              key={row.key}
              id={`${id}${index}`}
              row={row}
              isAnchor={index === anchorAt}
              isActive={index === active}
              place={{ position: index + 1, of: rows.length }}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
            />
          );
        })}
      </div>
    </div>
  );
}

function targetOf(key: string | null, active: number, count: number): number | null {
  if (key === "j" || key === "ArrowDown") return active + 1;
  if (key === "k" || key === "ArrowUp") return active - 1;
  if (key === "PageDown") return active + 10;
  if (key === "PageUp") return active - 10;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
