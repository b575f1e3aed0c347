"use client";

import { type RefObject, useEffect, useRef } from "react";
import { actionOf, keyOf } from "./key-map";
import { usePreferences } from "./preferences";

const SEQUENCE_MS = 1000;

type Actions = Readonly<Record<string, () => void>>;

/** The actions that the page offers at this moment, from all components that are mounted. */
const mounted = new Set<RefObject<Actions>>();

/**
 * Single keys (`/`) and two-key sequences (`g e`) for the whole page, by the names of key-map.ts.
 * They never fire while the reader types, inside a dialog, or with Ctrl, Alt or Meta. They can be
 * switched off as a whole, and each can be given another key.
 */
export function useShortcuts(actions: Actions): void {
  const { keys, keyMap } = usePreferences();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    mounted.add(latest);
    return () => void mounted.delete(latest);
  }, []);
  useEffect(() => {
    if (keys === "off") return;
    let prefix = "";
    let prefixAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const pressed =
        event.timeStamp - prefixAt < SEQUENCE_MS ? `${prefix} ${event.key}` : event.key;
      const name = actionOf(pressed, keyMap) ?? "";
      const action = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined;
      // Only the first key of a sequence waits for another: Escape, then j, is two single keys.
      const begins = Object.keys(latest.current).some((each) =>
        keyOf(each, keyMap).startsWith(`${event.key} `),
      );
      prefix = event.key;
      prefixAt = begins ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (action === undefined) return;
      event.preventDefault();
      prefixAt = Number.NEGATIVE_INFINITY;
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys, keyMap]);
}

/** For a focused part with keys of its own: the name of the action that a pressed key stands for. */
export function useKeyNames(): (pressed: string) => string | null {
  const { keys, keyMap } = usePreferences();
  return (pressed) => (keys === "off" && pressed.length === 1 ? null : actionOf(pressed, keyMap));
}

/** What can be done on this page right now, by name: for the palette. */
export function currentActions(): ReadonlyMap<string, () => void> {
  return new Map([...mounted].flatMap(({ current }) => Object.entries(current)));
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return true;
  return (
    event.target instanceof Element &&
    event.target.closest("input, textarea, select, [contenteditable], dialog, [role=dialog]") !==
      null
  );
}
