"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** A run of buckets; `from` may lie after `to` while it is being drawn. */
export interface Selection {
  readonly from: number;
  readonly to: number;
}

/**
 * Selecting buckets by drag, click or keyboard. `zoom` gets the first bucket and the one after
 * the last.
 */
export function useBrush(
  count: number,
  zoom: (first: number, end: number) => void,
  zoomOut: () => void,
) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [dragging, setDragging] = useState(false);
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index));
  const commit = ({ from, to }: Selection) => {
    setSelection(null);
    zoom(Math.min(from, to), Math.max(from, to) + 1);
  };
  const indexAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return clamp(Math.floor(((event.clientX - box.left) / box.width) * count));
  };
  const moveTo = (index: number, extend: boolean) => {
    const next = clamp(index);
    const start = selection?.from ?? cursor ?? next;
    setCursor(next);
    setSelection(extend ? { from: start, to: next } : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Before the first key nothing is marked: one step to the right marks the first bucket.
    const at = cursor ?? -1;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      PageUp: at - 10,
      PageDown: at + 10,
      Home: 0,
      End: count - 1,
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step !== undefined) moveTo(step, event.shiftKey);
    else if (event.key === "Enter") commit(selection ?? { from: clamp(at), to: clamp(at) });
    else if (event.key === "Escape" && selection !== null) setSelection(null);
    else if (event.key === "-") zoomOut();
    else return;
    event.preventDefault();
  };
  return {
    cursor,
    selection,
    handlers: {
      onKeyDown,
      onDoubleClick: zoomOut,
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const index = indexAt(event);
        setDragging(true);
        setCursor(index);
        setSelection({ from: index, to: index });
      },
      onPointerMove: (event: PointerEvent) => {
        const index = indexAt(event);
        setCursor(index);
        if (dragging && selection !== null) setSelection({ from: selection.from, to: index });
      },
      onPointerUp: () => {
        if (dragging && selection !== null) commit(selection);
        setDragging(false);
      },
      onPointerCancel: () => {
        setDragging(false);
        setSelection(null);
      },
      onPointerLeave: () => {
        if (!dragging) setCursor(null);
      },
      onBlur: () => setCursor(null),
    },
  };
}
