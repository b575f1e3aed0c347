import type { SearchRun } from "@/lib/api/desk-contract";
import { rememberSearch } from "@/lib/api/desk-queries";
import type { EventSearch } from "@/lib/search/event-search";
import { toKeptUrl } from "./saved-view-url";

type Run = Parameters<typeof rememberSearch>[0];

interface Decision {
  /** The query that was on screen when this one was decided. */
  readonly before: string;
  readonly q: string;
  readonly url: string;
}

const KEY = "tg-search-runs";
const MOST_RUNS = 50;
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
    .then(() => keep(decision, found, sessionStorage, rememberSearch))
    .catch(() => {});
}

/**
 * Keeps a search with the run that it grew out of: the latest of this tab with the query that was
 * on screen before. Rejects when it could not be kept.
 */
export async function keep(
  { before, q, url }: Decision,
  found: number | null,
  store: Pick<Storage, "getItem" | "setItem">,
  post: (run: Run) => Promise<Pick<SearchRun, "id">>,
): Promise<void> {
  const runs = readRuns(store.getItem(KEY));
  const parentId = runs.findLast(([text]) => text === before)?.[1] ?? null;
  const { id } = await post({ q, url, parentId, found });
  store.setItem(KEY, JSON.stringify([...runs, [q, id]].slice(-MOST_RUNS)));
}

/** Queries of this tab with the numbers of their runs, oldest first; none for a foreign text. */
function readRuns(text: string | null): [q: string, id: number][] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isRun) : [];
  } catch {
    return [];
  }
}

function isRun(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === "string" && Number.isInteger(value[1]);
}
