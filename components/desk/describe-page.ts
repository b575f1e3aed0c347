import { formatMoment, formatRange, type Zone } from "@/lib/format/time";
import { explainQuery } from "@/lib/search/explain";
import { parseQuery } from "@/lib/search/parse";
import { timeSpan } from "@/lib/search/time-range";
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
  ["history", "Search history"],
  ["imports", "Imports"],
  ["manual", "Manual"],
  ["views", "Views"],
]);

/** Describes a path of this site, its times on a clock. */
export function describePage(url: string, zone: Zone): PageDescription {
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
      rangeText(search, zone),
      search.view === "table" ? "" : `as ${search.view}`,
      search.sort === "time" ? "oldest first" : "",
      search.asof === null ? "" : `frozen at file ${search.asof}`,
    ].filter((detail) => detail !== ""),
  };
}

/** The bounds of a search on a clock; a relative one moves along, so it stays as it is written. */
export function rangeText(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  zone: Zone,
): string {
  const [fromMs, toMs] = [fixedMs(from), fixedMs(to)];
  if (fromMs !== null && toMs !== null) return formatRange(fromMs, toMs, zone);
  const show = (bound: string, timeMs: number | null) =>
    timeMs === null ? bound : formatMoment(timeMs, zone);
  return [
    from === null ? "" : `from ${show(from, fromMs)}`,
    to === null ? "" : `to ${show(to, toMs)}`,
  ]
    .filter((bound) => bound !== "")
    .join(" ");
}

/** UTC milliseconds of a bound that always means the same moment; else null. */
function fixedMs(bound: string | null): number | null {
  if (bound === null || /^now/i.test(bound)) return null;
  return timeSpan(bound, 0)?.startMs ?? null;
}
