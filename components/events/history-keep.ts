import { readStored, writeStored } from "@/components/ui/use-stored";
import type { SearchRun } from "@/lib/api/desk-contract";
import { rememberSearch } from "@/lib/api/desk-queries";

type Run = Parameters<typeof rememberSearch>[0];

export interface Decision {
  /** The query that was on screen when this one was decided. */
  readonly before: string;
  readonly q: string;
  readonly url: string;
}

const KEY = "tg-search-runs";
const MOST_RUNS = 50;
const TAB: Pick<Storage, "getItem" | "setItem"> = {
  getItem: (key) => readStored("sessionStorage", key),
  setItem: (key, text) => writeStored("sessionStorage", key, text),
};

/**
 * Keeps a search with the run that it grew out of: the latest of this tab with the query that was
 * on screen before. Rejects when it could not be kept.
 */
export async function keep(
  { before, q, url }: Decision,
  found: number | null,
  store: Pick<Storage, "getItem" | "setItem"> = TAB,
  post: (run: Run) => Promise<Pick<SearchRun, "id">> = rememberSearch,
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
