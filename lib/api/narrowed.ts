import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import type { EventLink } from "./period-contract";

/** The same events with a condition more; null where no query is long enough to say it. */
export function narrowed(link: EventLink | null, condition: string): EventLink | null {
  if (link === null) return null;
  const before = link.q.includes(" OR ") ? `(${link.q})` : link.q;
  const q = `${before} ${condition}`.trim();
  return q.length > MAX_QUERY_LENGTH ? null : { ...link, q };
}
