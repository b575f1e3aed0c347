"use client";

import { useCallback, useSyncExternalStore } from "react";

/** For the reader, or for one tab. */
type Store = "localStorage" | "sessionStorage";

const listeners = new Set<() => void>();
/** What the browser refuses to store lasts until the page is loaded again. */
const unstored = new Map<string, string>();

/** A text that the browser keeps, and what keeps another (null: none); null on the server. */
export function useStored(
  store: Store,
  key: string,
): readonly [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => readStored(store, key),
    () => null,
  );
  const write = useCallback((next: string | null) => writeStored(store, key, next), [store, key]);
  return [value, write];
}

/** What is kept; null for nothing. */
export function readStored(store: Store, key: string): string | null {
  try {
    return unstored.get(`${store} ${key}`) ?? window[store].getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or (null) none. Never throws, however the browser is set. */
export function writeStored(store: Store, key: string, value: string | null): void {
  unstored.delete(`${store} ${key}`);
  try {
    if (value === null) window[store].removeItem(key);
    else window[store].setItem(key, value);
  } catch {
    if (value !== null) unstored.set(`${store} ${key}`, value);
  }
  for (const changed of listeners) changed();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}
