import type { EventSearch } from "@/lib/search/event-search";
import type { Decision } from "./history-keep";
import { toKeptUrl } from "./saved-view-url";

/** A search whose number is not known by then is kept without it. */
const PATIENCE_MS = 15_000;

let waiting: Decision | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> = Promise.resolve();

/**
 * Called for each decision that the reader takes on the page, and never for Back or Forward. A new
 * query is kept in the reader's history as soon as its number of events is known.
 */
export function noteDecision(before: EventSearch, after: EventSearch): void {
  if (after.q === before.q) return;
  if (waiting !== null) send(waiting, null);
  waiting = { before: before.q, q: after.q, url: toKeptUrl(after) };
  timer = setTimeout(() => noteFound(after.q, null), PATIENCE_MS);
}

/** Called when the answer to a query is there. */
export function noteFound(q: string, found: number | null): void {
  if (waiting?.q !== q) return;
  send(waiting, found);
  waiting = null;
}

function send(decision: Decision, found: number | null): void {
  clearTimeout(timer);
  // One after the other: the next one's parent may be the one on its way.
  sending = sending
    .then(() => import("./history-keep"))
    .then(({ keep }) => keep(decision, found))
    .catch(() => {});
}
