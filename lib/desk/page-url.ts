import { pageUrlSchema } from "@/lib/api/desk-contract";
import { AppError } from "@/lib/errors";
import { parseSearch, printSearch } from "@/lib/search/url";

/** First parts of the paths of our pages. Not `api` and not `s`: a link shows something and does nothing. */
const ROOMS = new Set([
  ...["accounts", "coverage", "events", "history", "imports", "integrity", "ips", "keys", "manual"],
  ...["overview", "principals", "regions", "resources", "sessions", "views"],
]);

/** Stands for this server, whatever it is called; a URL that leaves it leads elsewhere. */
const HERE = "http://here.invalid";

/**
 * The path and search part of one of our pages, written as links are: of events what is a default is
 * left out. Null for anything else, above all for what a browser would take to another host.
 */
export function pageUrl(text: string): string | null {
  if (!pageUrlSchema.safeParse(text).success || !URL.canParse(text, HERE)) return null;
  const { origin, pathname, search, searchParams } = new URL(text, HERE);
  const room = pathname.split("/")[1] ?? "";
  // What lies beyond an empty part could become a host when the path is put together anew.
  if (origin !== HERE || !ROOMS.has(room) || pathname.includes("//")) return null;
  if (room !== "events") return pathname + search;
  const canonical = printSearch(parseSearch(searchParams).search);
  return canonical === "" ? pathname : `${pathname}?${canonical}`;
}

/** The same for what is to be kept. Throws AppError `invalid` for what is no page of ours. */
export function keepUrl(text: string): string {
  const url = pageUrl(text);
  if (url !== null) return url;
  const message = "This is no page of Trailglass. Write a path such as /events?q=outcome:denied.";
  throw new AppError("invalid", message, { fields: { url: message } });
}
