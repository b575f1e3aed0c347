import { clampWidth } from "./column-changes";

/** A pointer that was pressed on the edge of a heading. */
export interface PressedEdge {
  readonly handle: HTMLElement;
  readonly heading: HTMLElement;
  readonly clientX: number;
}

/** Follows the pointer until it is let go: widths in pixels as it moves, then the last one. */
export function dragEdge(
  { handle, heading, clientX }: PressedEdge,
  onDrag: (widthPx: number) => void,
  onResize: (widthPx: number) => void,
): void {
  const grabX = clientX - heading.offsetWidth;
  let widthPx: number | null = null;
  const move = (moved: PointerEvent) => {
    widthPx = clampWidth(moved.clientX - grabX);
    onDrag(widthPx);
  };
  const end = () => {
    handle.removeEventListener("pointermove", move);
    if (widthPx !== null) onResize(widthPx);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("lostpointercapture", end, { once: true });
}
