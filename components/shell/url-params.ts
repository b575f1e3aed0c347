import { encodeParam } from "@/lib/search/url";

/** The order in which links are written; other parameters follow in the order they came. */
const ORDER = ["q", "from", "to", "asof", "tz", "scope"];

/**
 * Writes parameters of the page's link, null taking one away; the others stay as they are. `push`
 * for a decision that Back undoes, `replace` for moving about inside one.
 */
export function setUrlParams(
  patch: Readonly<Record<string, string | null | undefined>>,
  how: "push" | "replace" = "push",
): void {
  const { pathname, search } = window.location;
  const next = printParams(search, patch);
  if (next === search.slice(1)) return;
  const url = next === "" ? pathname : `${pathname}?${next}`;
  if (how === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
}

/** The search part of a link, without `?`, with some of its parameters changed. */
export function printParams(
  search: string,
  patch: Readonly<Record<string, string | null | undefined>>,
): string {
  const params = new Map(new URLSearchParams(search));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined || value === "") params.delete(name);
    else params.set(name, value);
  }
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...params]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, value]) => `${encodeParam(name)}=${encodeParam(value)}`)
    .join("&");
}
