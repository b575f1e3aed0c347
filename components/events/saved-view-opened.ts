"use client";

import { useRouter } from "next/navigation";
import { useCallback, useSyncExternalStore } from "react";
import { pageRoute } from "@/components/shell/page-route";
import type { SavedView } from "@/lib/api/desk-contract";
import { readKeptUrl } from "./saved-view-url";
import { useEventView } from "./use-event-view";

/** The saved view that this tab was last shown by, as it was saved then. */
export type OpenedView = Pick<SavedView, "id" | "name" | "url">;

const KEY = "tg-opened-view";
const listeners = new Set<() => void>();
let cached: { text: string | null; view: OpenedView | null } = { text: null, view: null };

/** The saved view that this tab works on; null when none was opened or saved. */
export function useOpenedView(): OpenedView | null {
  return useSyncExternalStore(subscribe, read, () => null);
}

/** Makes a view the one that this tab works on, or (null) none. */
export function setOpenedView(view: OpenedView | null): void {
  if (view === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify({ id: view.id, name: view.name, url: view.url }));
  for (const listener of listeners) listener();
}

/** Shows a saved view: one of the events page in place, another by going there. */
export function useOpenView(): (view: OpenedView) => void {
  const { change } = useEventView();
  const router = useRouter();
  return useCallback(
    (view) => {
      const shown = readKeptUrl(view.url);
      setOpenedView(shown === null ? null : view);
      if (shown === null) router.push(pageRoute(view.url));
      else change(shown);
    },
    [change, router],
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): OpenedView | null {
  const text = sessionStorage.getItem(KEY);
  if (text !== cached.text) cached = { text, view: toOpened(text) };
  return cached.view;
}

function toOpened(text: string | null): OpenedView | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isOpened(value) ? value : null;
  } catch {
    return null;
  }
}

function isOpened(value: unknown): value is OpenedView {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, url } = value as Partial<Record<keyof OpenedView, unknown>>;
  return Number.isInteger(id) && typeof name === "string" && typeof url === "string";
}
