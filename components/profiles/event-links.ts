import { WEEKDAYS } from "@/components/charts/week-days";
import { narrowed } from "@/lib/api/narrowed";
import type { EventLink } from "@/lib/api/period-contract";
import { toIsoTime } from "@/lib/format/time";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";

const DAY_MS = 86_400_000;

/** The events of an hour of the week, UTC; Monday is 0. */
export function hourLink(link: EventLink | null, weekday: number, hour: number): EventLink | null {
  const day = WEEKDAYS[weekday]?.slice(0, 3).toLowerCase();
  return narrowed(link, `weekday:${day} hour:${hour}`);
}

/** The events of the day that begins at a moment, UTC. */
export function dayLink(link: EventLink | null, dayMs: number): EventLink | null {
  return link && { ...link, fromMs: dayMs, toMs: dayMs + DAY_MS };
}

/** The events page with these events compared, value by value, with others (`cmp` of its link). */
export function eventCompareHref(link: EventLink | null, cmp: string): string | null {
  if (link === null || link.fromMs === null || link.toMs === null) return null;
  const [from, to] = [toIsoTime(link.fromMs), toIsoTime(link.toMs)];
  return `/events?${printSearch({ ...DEFAULT_SEARCH, q: link.q, from, to, view: "compare", cmp })}`;
}

/** The page of one event; null where no event is known. */
export function eventPage(eventKey: string | null): string | null {
  return eventKey === null ? null : `/events/${encodeURIComponent(eventKey)}`;
}
