"use client";

import { type RefObject, useEffect, useState } from "react";
import { boundedWidth, LEAST_WIDTH, mostWidth, USUAL_WIDTH, widthAfterKey } from "./panel-width";
import { useKept } from "./use-kept";

/** The left edge of the panel: dragged, or moved by arrows; double click gives the usual width. */
export function EventPanelEdge({ panel }: { readonly panel: RefObject<HTMLElement | null> }) {
  const [kept, keep] = useKept("panel-width");
  // NaN when none was chosen, or the text is foreign.
  const [width, setWidth] = useState(() =>
    boundedWidth(Number.parseInt(kept ?? "", 10), window.innerWidth),
  );
  useEffect(() => {
    if (panel.current !== null) panel.current.style.width = `${width}px`;
  }, [panel, width]);
  useEffect(() => {
    const onResize = () => setWidth((was) => boundedWidth(was, window.innerWidth));
    window.addEventListener("resize", onResize);
    return () => window.removeEventListener("resize", onResize);
  }, []);
  const move = (wanted: number, isFinal = true) => {
    const next = boundedWidth(wanted, window.innerWidth);
    setWidth(next);
    if (isFinal) keep(String(next));
  };
  return (
    <hr
      // A separator that can be moved is a control (WAI-ARIA: window splitter).
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the event"
      aria-valuenow={width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={mostWidth(window.innerWidth)}
      aria-valuetext={`${width} pixels`}
      title="Drag, or use the arrow keys"
      className="absolute inset-y-0 -start-1.5 z-10 m-0 h-full w-3 cursor-col-resize touch-none border-0 hover:bg-accent/30 focus-visible:bg-accent/30 active:bg-accent/40"
      onKeyDown={(event) => {
        const next = widthAfterKey(event.key, width, event.shiftKey);
        if (next === null) return;
        event.preventDefault();
        move(next);
      }}
      onDoubleClick={() => move(USUAL_WIDTH)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const right = panel.current?.getBoundingClientRect().right ?? window.innerWidth;
        move(right - event.clientX, false);
      }}
      onPointerUp={() => keep(String(width))}
      data-no-print
    />
  );
}
