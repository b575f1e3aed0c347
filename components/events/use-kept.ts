"use client";

import { useCallback, useSyncExternalStore } from "react";

const PREFIX = "trailglass.";
const listeners = new Set<() => void>();
/** Where the browser refuses to store: choices last until the page is loaded again. */
const unstored = new Map<string, string>();

/** A choice of the reader that this browser keeps; null until it is made, and on the server. */
export function useKept(name: string): readonly [string | null, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(PREFIX + name),
    () => null,
  );
  const keep = useCallback((next: string) => write(PREFIX + name, next), [name]);
  return [value, keep];
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

function read(key: string): string | null {
  try {
    return unstored.get(key) ?? window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
    unstored.delete(key);
  } catch {
    unstored.set(key, value);
  }
  for (const changed of listeners) changed();
}
