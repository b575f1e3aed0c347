"use client";

import { type RefObject, useEffect, useRef } from "react";
import { actionOf } from "./key-map";
import { readPresses } from "./key-presses";
import { usePreferences } from "./preferences";

type Actions = Readonly<Record<string, () => void>>;

/** The actions that the page offers at this moment, from all components that are mounted. */
const mounted = new Set<RefObject<Actions>>();

/** One for the page: the first key of a sequence counts wherever the second one is pressed. */
const presses = readPresses();

/**
 * Actions that the page offers while the component is mounted, by the names of key-map.ts: started
 * by their keys from anywhere, or by name from the palette.
 */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    mounted.add(latest);
    return () => void mounted.delete(latest);
  }, []);
}

/**
 * Starts the actions of the page by their keys; for the frame of the page, once. Keys never act
 * while the reader types, inside a dialog, or with Ctrl, Alt or Meta. Single keys can be switched
 * off as a whole, and each can be given another key.
 */
export function useKeyPresses(): void {
  const { keys, keyMap } = usePreferences();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Held for the next key.
      if (event.key === "Shift") return;
      if (isTaken(event)) return presses.forget();
      const actions = currentActions();
      const action = actions.get(presses.read(event, actions.keys(), { keys, keyMap }) ?? "");
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys, keyMap]);
}

/** For a focused part with keys of its own: the name of the action that a pressed key stands for. */
export function useKeyNames(): (pressed: string) => string | null {
  const { keys, keyMap } = usePreferences();
  return (pressed) =>
    pressed.length === 1 && (keys === "off" || presses.isPending(performance.now()))
      ? null
      : actionOf(pressed, keyMap);
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
