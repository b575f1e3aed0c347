import { explainQuery } from "@/lib/search/explain";
import { parseQuery } from "@/lib/search/parse";
import { parseSearch } from "@/lib/search/url";

/** What a kept link shows, in words. */
export interface PageDescription {
  /** `Events`, `Imports`. */
  readonly page: string;
  /** The query as it is written; null for pages without one. */
  readonly query: string | null;
  /** The query as a sentence, or what else is to be said of it. */
  readonly sentence: string;
  /** Times, order and watermark, as far as they are not the usual ones. */
  readonly details: readonly string[];
}

const PAGES: ReadonlyMap<string, string> = new Map([
  ["events", "Events"],
  ["history", "History"],
  ["imports", "Imports"],
  ["manual", "Manual"],
  ["views", "Views"],
]);

/** Describes a path of this site. */
export function describePage(url: string): PageDescription {
  const [path = "", text = ""] = url.split("?", 2);
  const [, room = "", part] = path.split("/");
  const page = PAGES.get(room) ?? path;
  if (room !== "events" || part !== undefined) {
    return { page, query: null, sentence: part === undefined ? "" : path, details: [] };
  }
  const { search } = parseSearch(new URLSearchParams(text));
  const { query, issues } = parseQuery(search.q);
  const isWrong = issues.some(({ severity }) => severity === "error");
  return {
    page,
    query: search.q,
    sentence: isWrong ? "This query is not understood." : explainQuery(query),
    details: [
      rangeText(search),
      search.view === "table" ? "" : `as ${search.view}`,
      search.sort === "time" ? "oldest first" : "",
      search.asof === null ? "" : `frozen at file ${search.asof}`,
    ].filter((detail) => detail !== ""),
  };
}

/** The bounds as they are written: a relative one moves along. */
export function rangeText({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): string {
  return [from === null ? "" : `from ${from}`, to === null ? "" : `to ${to}`]
    .filter((bound) => bound !== "")
    .join(" ");
}
