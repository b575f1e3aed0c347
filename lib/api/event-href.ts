import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";
import type { EventLink } from "./period-contract";

/** The events page of a link whose number stands beside it. */
export function eventHref({ q, fromMs, toMs }: EventLink): `/events${string}` {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const text = printSearch({ ...DEFAULT_SEARCH, q, from: iso(fromMs), to: iso(toMs) });
  return text === "" ? "/events" : `/events?${text}`;
}
