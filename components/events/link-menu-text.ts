import type { QueryClient } from "@tanstack/react-query";
import { rangeLabel } from "@/components/shell/time-range";
import type { EventRow } from "@/lib/api/contract";
import { shortenLink } from "@/lib/api/desk-queries";
import { eventDetailQuery } from "@/lib/api/one-event-queries";
import { formatCount } from "@/lib/format/count";
import { formatTimeInWords, type Zone } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import type { EventSearch } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";
import { findAnswer, freezeView } from "./frozen-view";

export type LinkKind = "frozen" | "moving" | "short" | "markdown";

/** What is copied, and what is said about it. */
export interface LinkText {
  readonly text: string;
  readonly said: string;
}

/** Longer addresses are cut by mail and chat programs. */
const LONGEST_URL = 2000;

/** The text of a link to a view. Rejects with ApiError when the server had to be asked in vain. */
export async function linkText(
  kind: LinkKind,
  { view, zone, client }: { view: EventSearch; zone: Zone; client: QueryClient },
): Promise<LinkText> {
  if (kind === "moving") return await copied(eventsPath({ ...view, asof: null }), "Moving link");
  if (kind === "markdown" && view.e !== null) {
    const { row } = await client.ensureQueryData(eventDetailQuery(view.e, view.asof));
    const path = `/events/${encodeURIComponent(view.e)}`;
    const url = absolute(view.tz === null ? path : `${path}?tz=${encodeURIComponent(view.tz)}`);
    return { text: markdownLink(eventTitle(row, zone), url), said: "Markdown of the event copied" };
  }
  const frozen = freezeView(view, await findAnswer(view, client, zone));
  if (kind === "short") return await shortened(eventsPath(frozen), "Short link copied");
  const link = await copied(eventsPath(frozen), "Frozen link");
  if (kind === "frozen") return link;
  const title = searchTitle(frozen, zone);
  return { text: markdownLink(title, link.text), said: "Markdown of the search copied" };
}

async function copied(path: string, name: string): Promise<LinkText> {
  const text = absolute(path);
  if (text.length <= LONGEST_URL) return { text, said: `${name} copied` };
  const length = formatCount(text.length);
  return await shortened(path, `${name} copied as a short link: it had ${length} characters`);
}

async function shortened(path: string, said: string): Promise<LinkText> {
  return { text: absolute((await shortenLink(path)).path), said };
}

function eventsPath(view: EventSearch): string {
  const text = printSearch(view);
  return text === "" ? "/events" : `/events?${text}`;
}

function absolute(path: string): string {
  return new URL(path, window.location.origin).href;
}

/** `DeleteBucket by alice, 21 Nov 2026 03:14:07Z`. */
export function eventTitle(
  row: Pick<EventRow, "eventName" | "principal" | "timeMs">,
  zone: Zone,
): string {
  const who = row.principal.name === "" ? "" : ` by ${row.principal.name}`;
  const when = row.timeMs === null ? "time not recorded" : formatTimeInWords(row.timeMs, zone);
  return `${row.eventName ?? "Event"}${who}, ${when}`;
}

/** `user:alice, 2026-11-21 03:00 – 04:00 UTC`. */
export function searchTitle({ q, from, to }: EventSearch, zone: Zone): string {
  const when = rangeLabel({ from: from ?? undefined, to: to ?? undefined }, zone);
  return `${q === "" ? "All events" : q}, ${when}`;
}

/** A Markdown link whose text means nothing but itself, whatever a log wrote into it. */
export function markdownLink(title: string, url: string): string {
  const text = toVisible(title).replace(/[\\`*_{}[\]<>()#!|~&]/g, "\\$&");
  return `[${text}](${url.replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"))})`;
}
