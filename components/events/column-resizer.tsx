import type { PointerEvent } from "react";
import { codeOnDemand, withCode } from "@/components/ui/code-on-demand";

const DRAG = codeOnDemand(() => import("./drag-edge"));

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
    const { pointerId, clientX } = event;
    handle.setPointerCapture(pointerId);
    withCode(DRAG, ({ dragEdge }) => {
      // Let go before the code came: then nothing was dragged.
      if (handle.hasPointerCapture(pointerId)) {
        dragEdge({ handle, heading, clientX }, onDrag, onResize);
      }
    });
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
      className="column-edge"
    />
  );
}
