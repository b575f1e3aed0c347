"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

const REST_MS = 300;
/** Long enough to move from the query to the words under it. */
const LEAVE_MS = 200;

/** Where the pointer rests on the coloured text, as an offset into it; null when it does not. */
export function useTokenHover(layer: RefObject<HTMLElement | null>) {
  const [offset, setOffset] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (next: number | null, waitMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOffset(next), waitMs);
  };
  // Hidden by Escape alone, wherever the focus is.
  useEffect(() => {
    if (offset === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOffset(null);
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [offset]);
  return {
    offset,
    onMove: ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType !== "touch") later(offsetAt(layer.current, clientX, clientY), REST_MS);
    },
    /** The pointer is on the words themselves: they stay. */
    onStay: () => clearTimeout(timer.current),
    onLeave: () => later(null, LEAVE_MS),
  };
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
