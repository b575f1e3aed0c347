"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useDismiss } from "./use-dismiss";

const MARGIN_PX = 8;

/**
 * A small panel at a point of the window, moved as far as needed to fit into it. Who opens it gives
 * the focus back when it closes, save when the reader pressed elsewhere.
 */
export function FloatingPanel({
  label,
  at,
  onClose,
  children,
}: {
  readonly label: string;
  /** Pixels from the left and top edge of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: (reason: "escape" | "outside") => void;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useDismiss(panel, true, onClose);
  const { x, y } = at;
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const within = (start: number, size: number, room: number) =>
      Math.max(MARGIN_PX, Math.min(start, room - size - MARGIN_PX));
    element.style.left = `${within(x, element.offsetWidth, window.innerWidth)}px`;
    element.style.top = `${within(y, element.offsetHeight, window.innerHeight)}px`;
  }, [x, y]);
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      className="fixed z-50 max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] overflow-auto rounded-lg border border-line bg-raised text-sm text-ink shadow-lg"
      data-no-print
    >
      {children}
    </div>
  );
}
