import { queryOptions } from "@tanstack/react-query";
import type { Coverage, Explanation, SearchParams, Suggestion } from "./contract";
import { eventsUrl } from "./event-queries";
import { fetchJson } from "./fetch-json";

/** What the index holds for the window: asked only when nothing was found. */
export function coverageQuery(search: SearchParams) {
  const url = eventsUrl("/coverage", search);
  return queryOptions({
    queryKey: ["coverage", url],
    queryFn: ({ signal }) => fetchJson<Coverage>(url, signal),
  });
}

/** What may be typed at the caret, with counts in the range. */
export function suggestQuery(
  text: string,
  caret: number,
  { from, to }: Partial<SearchParams> = {},
) {
  const params = new URLSearchParams({ q: text, caret: String(caret) });
  if (from !== undefined) params.set("from", from);
  if (to !== undefined) params.set("to", to);
  const url = `/api/suggest?${params}`;
  return queryOptions({
    queryKey: ["suggest", url],
    queryFn: ({ signal }) => fetchJson<Suggestion[]>(url, signal),
    staleTime: 30_000,
  });
}

/** The query in plain words. */
export function explainQuery(q: string) {
  const url = `/api/explain?${new URLSearchParams({ q })}`;
  return queryOptions({
    queryKey: ["explain", url],
    queryFn: ({ signal }) => fetchJson<Explanation>(url, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
