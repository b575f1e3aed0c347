import type { Reader } from "@/lib/auth/reader";
import { writeAudit } from "./write-audit";

/** The page asks the same on the server and in the browser: within this time it is one search. */
const SAME_WITHIN_MS = 60_000;
const MOST_KEPT = 5_000;

const lately = new Map<string, number>();

/** What was asked for, as it was written. */
interface Search {
  readonly q?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly asof?: number | string | null | undefined;
}

/** Records a search with its query and times, before it is answered. All events at once are no search. */
export async function recordSearch(
  reader: Reader,
  { q, from, to, asof }: Search,
  nowMs = Date.now(),
): Promise<void> {
  if (q == null || q.trim() === "") return;
  const detail = { from: from ?? null, to: to ?? null, asof: asof == null ? null : String(asof) };
  const key = JSON.stringify([reader.actor, q, detail]);
  const isSame = nowMs - (lately.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_WITHIN_MS;
  if (isSame) return;
  if (lately.size >= MOST_KEPT) lately.clear();
  lately.set(key, nowMs);
  await writeAudit(reader, { action: "search", target: q, detail }).catch((error) => {
    lately.delete(key);
    throw error;
  });
}
