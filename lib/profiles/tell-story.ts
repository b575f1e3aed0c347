import { formatCounted } from "@/lib/format/count";

export interface StoryFacts {
  readonly activeDays: number;
  readonly periodDays: number;
  /** 168 counts, the first is Monday 00:00 UTC. */
  readonly hours: readonly number[];
  /** How many there are; null where the profile is one itself. */
  readonly ips: number | null;
  readonly regions: number | null;
  /** The most frequent clients, and how many more there are. */
  readonly clients: readonly string[];
  readonly moreClients: number;
  /** Null where it is not known what is new. */
  readonly fresh: number | null;
}

/** One sentence about what somebody did in a period, of nothing but its numbers. */
export function tellStory(facts: StoryFacts): string {
  const { activeDays, periodDays, ips, regions, fresh } = facts;
  if (activeDays === 0) return "No event in this period.";
  const places = [
    ips === null || ips === 0 ? "" : `from ${formatCounted(ips, "IP", "IPs")}`,
    regions === null || regions === 0 ? "" : `in ${formatCounted(regions, "Region")}`,
  ].filter((text) => text !== "");
  const parts = [
    `Active ${activeDays} of ${formatCounted(periodDays, "day")}`,
    usualTimes(facts.hours),
    places.join(" "),
    clientsOf(facts),
  ].filter((text) => text !== "");
  const news = fresh === null ? "" : `; ${newsOf(fresh)} in this period`;
  return `${parts.join(", ")}${news}.`;
}

function newsOf(fresh: number): string {
  return fresh === 0 ? "nothing new" : formatCounted(fresh, "new thing");
}

function clientsOf({ clients, moreClients }: StoryFacts): string {
  if (clients.length === 0) return "";
  const names = moreClients > 0 ? [...clients, `${moreClients} more`] : [...clients];
  const last = names.pop() ?? "";
  return `with ${names.length === 0 ? last : `${names.join(", ")} and ${last}`}`;
}

/** Days and the hours between which all happened: `weekdays 07–16 UTC`. */
function usualTimes(hours: readonly number[]): string {
  const has = (fits: (at: number) => boolean) => hours.some((events, at) => events > 0 && fits(at));
  const isWeekend = (at: number) => at >= 120;
  const onWeekend = has(isWeekend);
  const onWeekdays = has((at) => !isWeekend(at));
  const days = onWeekend ? (onWeekdays ? "all week" : "weekends") : "weekdays";
  const isActive = Array.from({ length: 24 }, (_, hour) => has((at) => at % 24 === hour));
  const { from, to } = aroundGap(isActive);
  return from === to ? `${days} around the clock` : `${days} ${two(from)}–${two(to)} UTC`;
}

/** The hours outside the longest quiet part of the day, which may lie around midnight. */
function aroundGap(isActive: readonly boolean[]): { from: number; to: number } {
  let longest = { from: 0, to: 0, length: 0 };
  for (let start = 0; start < 24; start += 1) {
    if (isActive[start] || !isActive[(start + 23) % 24]) continue;
    let length = 0;
    while (length < 24 && !isActive[(start + length) % 24]) length += 1;
    if (length > longest.length) longest = { from: (start + length) % 24, to: start, length };
  }
  return longest;
}

function two(hour: number): string {
  return String(hour).padStart(2, "0");
}
