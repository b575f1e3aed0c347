"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useKeyNames } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { SortableHead, useSortable } from "@/components/ui/sortable-table";
import type { Patterns } from "@/lib/api/analysis-contract";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import { MOST_FREQUENT_FIRST, PATTERN_COLUMNS } from "./patterns-columns";
import { PatternsRow } from "./patterns-row";
import { type Pattern, patternKey } from "./patterns-words";

const SHOWN_AT_FIRST = 25;
const HEAD = "sticky top-0 bg-surface px-2 py-1";

/** One tab stop; arrows (or j and k) go from line to line, right and left open and close it. */
export function PatternsTable({
  patterns,
  listing,
  onSearch,
}: {
  readonly patterns: Patterns;
  readonly listing: EventListing;
  readonly onSearch: (q: string) => void;
}) {
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const body = useRef<HTMLTableSectionElement>(null);
  const nameOf = useKeyNames();
  const [isWhole, setWhole] = useState(false);
  const table = useSortable({
    rows: patterns.patterns,
    columns: PATTERN_COLUMNS,
    order: MOST_FREQUENT_FIRST,
  });
  const sorted = table.getRowModel().rows.map(({ original }) => original);
  const list = isWhole ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  const hidden = sorted.length - list.length;
  // The server lists the most frequent first.
  const axis = { ...patterns, most: Math.max(1, patterns.patterns[0]?.count ?? 0) };
  const current = Math.min(at, list.length - 1);
  const toggle = (pattern: Pattern, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(patternKey(pattern));
    else next.delete(patternKey(pattern));
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(event.target instanceof Element) || event.target.closest("[data-pattern]") === null)
      return;
    const key = nameOf(event.key) ?? "";
    const step = new Map([
      ["ArrowDown", current + 1],
      ["j", current + 1],
      ["ArrowUp", current - 1],
      ["k", current - 1],
      ["Home", 0],
      ["End", list.length - 1],
    ]).get(key);
    const pattern = list[current];
    if (step !== undefined) {
      const next = Math.min(list.length - 1, Math.max(0, step));
      setAt(next);
      body.current?.querySelector<HTMLElement>(`[data-pattern="${next}"]`)?.focus();
    } else if (pattern !== undefined && (key === "ArrowRight" || key === "ArrowLeft")) {
      toggle(pattern, key === "ArrowRight");
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">
          Patterns. Arrow keys move between them, right opens one, Enter narrows the search to it.
          The headings are buttons that order them.
        </caption>
        <SortableHead table={table} className={HEAD} />
        <tbody ref={body} onKeyDown={onKeyDown}>
          {list.map((pattern, index) => (
            <PatternsRow
              key={patternKey(pattern)}
              pattern={pattern}
              index={index}
              axis={axis}
              listing={listing}
              isCurrent={index === current}
              isOpen={open.has(patternKey(pattern))}
              onFocus={() => setAt(index)}
              onToggle={(isOpen) => toggle(pattern, isOpen)}
              onSearch={onSearch}
            />
          ))}
        </tbody>
      </table>
      {hidden === 0 ? null : (
        <Button className="m-2" onClick={() => setWhole(true)}>
          Show {formatCounted(hidden, "more pattern")}
        </Button>
      )}
    </>
  );
}
