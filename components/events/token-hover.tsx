"use client";

import { type RefObject, useEffect } from "react";

const REST_MS = 300;
/** Long enough to move from the query to the words under it. */
const LEAVE_MS = 200;

/**
 * Says where the pointer rests on the coloured text, as an offset into it; null when it does not,
 * or Escape was pressed. It has no face of its own.
 */
export function TokenHover({
  box,
  layer,
  onOffset,
}: {
  /** What the pointer is in; on its `[data-words]` the words stay. */
  readonly box: RefObject<HTMLElement | null>;
  readonly layer: RefObject<HTMLElement | null>;
  readonly onOffset: (offset: number | null) => void;
}) {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (offset: number | null, waitMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => onOffset(offset), waitMs);
    };
    const onMove = ({ target, clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType === "touch") return;
      if (target instanceof Element && target.closest("[data-words]")) clearTimeout(timer);
      else later(offsetAt(layer.current, clientX, clientY), REST_MS);
    };
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerleave", () => later(null, LEAVE_MS), { signal });
    // Hidden by Escape alone, wherever the focus is.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onOffset(null);
    };
    document.addEventListener("keydown", onKey, { signal, capture: true });
    return () => {
      listening.abort();
      clearTimeout(timer);
      onOffset(null);
    };
  }, [box, layer, onOffset]);
  return null;
}

/** The start of the coloured stretch under a point; the input above it takes all pointer events. */
function offsetAt(layer: HTMLElement | null, x: number, y: number): number | null {
  for (const stretch of layer?.querySelectorAll<HTMLElement>("[data-from]") ?? []) {
    for (const box of stretch.getClientRects()) {
      const isInside = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
      if (isInside) return Number(stretch.dataset.from);
    }
  }
  return null;
}
