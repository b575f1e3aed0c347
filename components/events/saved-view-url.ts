import type { EventSearch } from "@/lib/search/event-search";
import { parseSearch, printSearch } from "@/lib/search/url";
import { closeEvent } from "./close-event";

/** A path of the events page as what is kept of it: everything but the event that happens to be open. */
export function toKeptUrl(view: EventSearch): string {
  const text = printSearch({ ...view, ...closeEvent(view) });
  return text === "" ? "/events" : `/events?${text}`;
}

/** What a kept path shows; null for a path of another page. */
export function readKeptUrl(url: string): EventSearch | null {
  const [path, text] = url.split("?", 2);
  return path === "/events" ? parseSearch(new URLSearchParams(text ?? "")).search : null;
}

/** Whether two paths show the same, however they are written. */
export function isSameView(url: string, view: EventSearch): boolean {
  const kept = readKeptUrl(url);
  return kept !== null && toKeptUrl(kept) === toKeptUrl(view);
}
