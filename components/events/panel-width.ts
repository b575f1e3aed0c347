/** The narrowest that the event panel gets, in pixels. */
export const LEAST_WIDTH = 320;
/** The width of the panel, in pixels, until the reader moves its edge. */
export const USUAL_WIDTH = 480;
/** The list beside it keeps at least so many pixels. */
const LEAST_LIST_WIDTH = 360;

/** The widest panel that leaves the list readable. */
export function mostWidth(pageWidth: number): number {
  return Math.max(LEAST_WIDTH, pageWidth - LEAST_LIST_WIDTH);
}

/** A width within the bounds of the page; the usual one for what is no width. */
export function boundedWidth(width: number, pageWidth: number): number {
  if (!Number.isFinite(width)) return Math.min(USUAL_WIDTH, mostWidth(pageWidth));
  return Math.round(Math.min(mostWidth(pageWidth), Math.max(LEAST_WIDTH, width)));
}

/** The width that a key moves the panel's left edge to; null for keys that do not move it. */
export function widthAfterKey(key: string, width: number, fine: boolean): number | null {
  const step = fine ? 8 : 48;
  if (key === "ArrowLeft") return width + step;
  if (key === "ArrowRight") return width - step;
  if (key === "Home") return LEAST_WIDTH;
  return key === "End" ? Number.MAX_SAFE_INTEGER : null;
}
