"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useKeyNames } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import type { Patterns } from "@/lib/api/analysis-contract";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import { PatternsRow } from "./patterns-row";

const SHOWN_AT_FIRST = 25;
const HEAD = "sticky top-0 bg-surface px-2 py-1 text-start font-medium text-muted";

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
  const list = isWhole ? patterns.patterns : patterns.patterns.slice(0, SHOWN_AT_FIRST);
  const hidden = patterns.patterns.length - list.length;
  const axis = { ...patterns, most: Math.max(1, list[0]?.count ?? 0) };
  const current = Math.min(at, list.length - 1);
  const toggle = (q: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(q);
    else next.delete(q);
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
      toggle(pattern.q, key === "ArrowRight");
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">
          Patterns, most frequent first. Arrow keys move between them, right opens one, Enter
          narrows the search to it.
        </caption>
        <thead className="text-xs">
          <tr>
            <th scope="col" className={HEAD}>
              Pattern
            </th>
            <th scope="col" className={`${HEAD} max-md:hidden`}>
              Caller
            </th>
            <th scope="col" className={HEAD}>
              Outcome
            </th>
            <th scope="col" className={`${HEAD} max-lg:hidden`}>
              Client
            </th>
            <th scope="col" className={`${HEAD} text-end`}>
              Events
            </th>
            <th scope="col" className={`${HEAD} max-sm:hidden`}>
              Over time
            </th>
            <th scope="col" className={`${HEAD} max-xl:hidden`}>
              First
            </th>
            <th scope="col" className={`${HEAD} max-xl:hidden`}>
              Last
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {list.map((pattern, index) => (
            <PatternsRow
              key={pattern.q}
              pattern={pattern}
              index={index}
              axis={axis}
              listing={listing}
              isCurrent={index === current}
              isOpen={open.has(pattern.q)}
              onFocus={() => setAt(index)}
              onToggle={(isOpen) => toggle(pattern.q, isOpen)}
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
