import type { ProfileKind } from "@/lib/api/profile-contract";
import { profileHref } from "@/lib/api/profile-href";
import { toIsoTime } from "@/lib/format/time";
import type { EventSearch } from "@/lib/search/event-search";
import { encodeParam } from "@/lib/search/url";

const HALF_MS = 15 * 86_400_000;

/** Fields whose values have a page of their own. */
const KINDS: ReadonlyMap<string, ProfileKind> = new Map([
  ["principal_key", "principal"],
  ["session_key", "session"],
  ["ip", "ip"],
  ["key", "key"],
  ["resource", "resource"],
  ["account", "account"],
]);

/** The kind of page that a field's values have; undefined for most. */
export function profileKind(field: string): ProfileKind | undefined {
  return KINDS.get(field);
}

/**
 * The page of who or what an event names, for the times of the search; where it has none, for a
 * month around the event. Null for what no path can say.
 */
export function profilePath(
  kind: ProfileKind,
  id: string,
  { from, to }: Pick<EventSearch, "from" | "to">,
  timeMs: number | null,
): string | null {
  const href = profileHref(kind, id);
  if (href === null) return null;
  const times =
    from !== null || to !== null
      ? { from, to }
      : timeMs === null || Math.abs(timeMs) > 8.6e15
        ? {}
        : { from: toIsoTime(timeMs - HALF_MS), to: toIsoTime(timeMs + HALF_MS) };
  const search = Object.entries(times)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeParam(value)}`]))
    .join("&");
  return search === "" ? href : `${href}?${search}`;
}
