import type { PointerEvent } from "react";
import { clampWidth } from "./column-state";

/**
 * The edge of a heading that is dragged to make its column wider; a double press gives the width
 * back. By keyboard the column's menu takes a number.
 */
export function ColumnResizer({
  onDrag,
  onResize,
}: {
  /** While the pointer moves. */
  readonly onDrag: (widthPx: number) => void;
  readonly onResize: (widthPx: number | null) => void;
}) {
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const heading = handle.parentElement;
    if (heading === null || event.button !== 0) return;
    // The heading itself is dragged to move the column: not from here.
    event.preventDefault();
    const grabX = event.clientX - heading.offsetWidth;
    let widthPx: number | null = null;
    const move = (moved: globalThis.PointerEvent) => {
      widthPx = clampWidth(moved.clientX - grabX);
      onDrag(widthPx);
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      if (widthPx !== null) onResize(widthPx);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  };
  return (
    <span
      aria-hidden="true"
      title="Drag to change the width; press twice for the usual one"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(null)}
      className="absolute inset-y-0 -right-1 z-10 w-3 cursor-col-resize touch-none after:absolute after:inset-y-1.5 after:left-1.5 after:w-px after:bg-line hover:after:bg-accent"
    />
  );
}
