"use client";

import { useEffect, useRef } from "react";
import { usePreferences } from "./preferences";

const SEQUENCE_MS = 1000;

/**
 * Single keys (`/`) and two-key sequences (`g e`) for the whole page. They never fire while the
 * reader types, inside a dialog, or with Ctrl, Alt or Meta, and can be switched off as a whole.
 */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const { keys } = usePreferences();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (keys === "off") return;
    let prefix = "";
    let prefixAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const sequence =
        event.timeStamp - prefixAt < SEQUENCE_MS ? `${prefix} ${event.key}` : event.key;
      const action = Object.hasOwn(latest.current, sequence) ? latest.current[sequence] : undefined;
      // Only the first key of a sequence waits for another: Escape, then j, is two single keys.
      const begins = Object.keys(latest.current).some((keys) => keys.startsWith(`${event.key} `));
      prefix = event.key;
      prefixAt = begins ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (action === undefined) return;
      event.preventDefault();
      prefixAt = Number.NEGATIVE_INFINITY;
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys]);
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return true;
  return (
    event.target instanceof Element &&
    event.target.closest("input, textarea, select, [contenteditable], dialog, [role=dialog]") !==
      null
  );
}
