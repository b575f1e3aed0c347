"use client";

import { type FocusEvent, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useKeyNames } from "@/components/shell/use-shortcuts";
import { chosenBuckets, clamp as clampTo, pressKey, type Selection } from "./brush-keys";

/** What a finished choice does. Ranges are the first bucket and the one after the last. */
interface BrushActions {
  readonly zoom: (first: number, end: number) => void;
  readonly select: (first: number, end: number) => void;
  readonly zoomOut: () => void;
  readonly openMenu: () => void;
}

/** A click waits this long for the second one of a double-click, which zooms out instead. */
const DOUBLE_CLICK_MS = 250;

/** Choosing buckets by drag, click or keyboard; with Shift a drag selects and does not zoom. */
export function useBrush(count: number, { zoom, select, zoomOut, openMenu }: BrushActions) {
  const nameOf = useKeyNames();
  const [cursor, setCursor] = useState<number | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [drag, setDrag] = useState<"zoom" | "select" | null>(null);
  const click = useRef<ReturnType<typeof setTimeout> | null>(null);
  const clamp = (index: number) => clampTo(index, count);
  const chosen = chosenBuckets({ cursor, selection }, count);
  const commit = (act: BrushActions["zoom"], { from, to }: Selection) => {
    setSelection(null);
    setCursor(null);
    act(Math.min(from, to), Math.max(from, to) + 1);
  };
  const indexAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return clamp(Math.floor(((event.clientX - box.left) / box.width) * count));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.length === 1 ? nameOf(event.key) : event.key;
    const pressed = key && pressKey({ cursor, selection }, key, event.shiftKey, count);
    if (!pressed) return;
    event.preventDefault();
    const { marks, act } = pressed;
    if (act !== null) return commit(act.kind === "zoom" ? zoom : select, act.chosen);
    setSelection(marks.selection);
    setCursor(marks.cursor);
  };
  const onPointerDown = (event: PointerEvent) => {
    setCursor(indexAt(event));
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const isSecond = click.current !== null;
    clearTimeout(click.current ?? undefined);
    click.current = null;
    if (isSecond) return;
    setDrag(event.shiftKey ? "select" : "zoom");
    setSelection({ from: indexAt(event), to: indexAt(event) });
  };
  const onPointerUp = () => {
    setDrag(null);
    if (drag === null || selection === null) return;
    if (drag === "select" || selection.from !== selection.to) {
      commit(drag === "select" ? select : zoom, selection);
      return;
    }
    click.current = setTimeout(() => {
      click.current = null;
      commit(zoom, selection);
    }, DOUBLE_CLICK_MS);
  };
  const stop = () => {
    setDrag(null);
    setSelection(null);
  };
  return {
    cursor,
    chosen,
    mark: setSelection,
    onKeyDown,
    plot: {
      onKeyDown,
      onDoubleClick: () => {
        stop();
        zoomOut();
      },
      onPointerDown,
      onPointerMove: (event: PointerEvent) => {
        setCursor(indexAt(event));
        if (drag !== null && selection !== null) {
          setSelection({ from: selection.from, to: indexAt(event) });
        }
      },
      onPointerUp,
      onPointerCancel: stop,
      onContextMenu: (event: { readonly preventDefault: () => void }) => {
        event.preventDefault();
        setDrag(null);
        openMenu();
      },
    },
    /** For the box around plot, handles and menu: leaving it forgets the cursor. */
    around: {
      onPointerLeave: () => {
        if (drag === null) setCursor(null);
      },
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setCursor(null);
      },
    },
  };
}
