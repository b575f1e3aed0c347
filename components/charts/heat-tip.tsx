"use client";

import { useLayoutEffect, useRef } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { HeatCell } from "./heat-data";

const MARGIN_PX = 8;

/**
 * The one tip of a grid, above the cell it speaks of, or below it where there is no room. The
 * pointer can move into it; Escape closes it.
 */
export function HeatTip({
  id,
  cell,
  find,
}: {
  /** Of the sentences about the marks: the name of the cell says the rest already. */
  readonly id: string;
  readonly cell: Pick<HeatCell, "label" | "marks">;
  /** The cell's element; null while it is out of sight. */
  readonly find: () => Element | null;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const [element, box] = [panel.current, find()?.getBoundingClientRect()];
      if (element === null) return;
      element.hidden = box === undefined;
      if (box === undefined) return;
      const { offsetWidth, offsetHeight } = element;
      const left = Math.min(box.left, window.innerWidth - offsetWidth - MARGIN_PX);
      const isAbove = box.top - offsetHeight >= MARGIN_PX;
      element.style.left = `${Math.max(MARGIN_PX, left)}px`;
      element.style.top = `${isAbove ? box.top - offsetHeight : box.bottom}px`;
    };
    place();
    // Not `scroll` of one box: the page may scroll as well.
    window.addEventListener("scroll", place, { capture: true, passive: true });
    return () => window.removeEventListener("scroll", place, { capture: true });
  });
  return (
    <div
      ref={panel}
      role="tooltip"
      className="fixed top-0 left-0 z-50 max-w-80 rounded-md border border-line bg-raised px-2 py-1.5 text-xs text-ink shadow-lg"
      data-no-print
    >
      <VisibleText text={cell.label} />
      {cell.marks === undefined || cell.marks.length === 0 ? null : (
        <ul id={id} className="mt-1 border-t border-line pt-1">
          {cell.marks.map(({ letter, label }) => (
            <li key={letter}>
              <b className="me-1">{letter}</b>
              <VisibleText text={label} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
