"use client";

import { useMemo } from "react";
import { useStored, writeStored } from "@/components/ui/use-stored";
import type { SavedView } from "@/lib/api/desk-contract";

/** The saved view that this tab was last shown by, as it was saved then. */
export type OpenedView = Pick<SavedView, "id" | "name" | "url">;

const KEY = "tg-opened-view";

/** The saved view that this tab works on; null when none was opened or saved. */
export function useOpenedView(): OpenedView | null {
  const [text] = useStored("sessionStorage", KEY);
  return useMemo(() => toOpened(text), [text]);
}

/** Makes a view the one that this tab works on, or (null) none. */
export function setOpenedView(view: OpenedView | null): void {
  const text = view && JSON.stringify({ id: view.id, name: view.name, url: view.url });
  writeStored("sessionStorage", KEY, text);
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
