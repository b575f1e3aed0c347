"use client";

import { type RefObject, useEffect } from "react";

/** Closes an open panel on Escape, on a press outside, and when focus goes elsewhere. */
export function useDismiss(
  inside: RefObject<HTMLElement | null>,
  open: boolean,
  close: (reason: "escape" | "outside") => void,
): void {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close("escape");
    };
    const onLeave = (event: Event) => {
      if (event.target instanceof Node && !inside.current?.contains(event.target)) close("outside");
    };
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("pointerdown", onLeave);
    document.addEventListener("focusin", onLeave);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("pointerdown", onLeave);
      document.removeEventListener("focusin", onLeave);
    };
  }, [inside, open, close]);
}
