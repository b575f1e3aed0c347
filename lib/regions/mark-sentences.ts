import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { formatTimeInWords } from "@/lib/format/time";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import type { Actor, FoundMark, MarkCell } from "./mark-cell";

const NAME_LENGTH = 60;
const MOST_NAMES = 5;
const HOUR_MS = 3_600_000;

/** N: the first activity in a Region after a long silence. */
export function newRegionMark(cell: MarkCell): FoundMark[] {
  if (!cell.isNew) return [];
  const { region, quiet, events, hours } = cell;
  const first = region.firsts.find(({ timeMs }) => hours.includes(hourOf(timeMs)));
  const parts = [`${counted(events)}; 0 in ${recentDays(cell)}`];
  if (first) parts.push(`first by ${named(first)} at ${clock(first.timeMs)}`);
  if (quiet > 0) parts.push(quietPart(quiet));
  const found = mark(cell, "N", events, parts.join("; "));
  return [{ ...found, principals: first ? [first] : [] }];
}

/** V: many times the usual number of events. */
export function volumeMark(cell: MarkCell): FoundMark[] {
  const { events, usual, grid, expected } = cell;
  const kind =
    grid === "day" ? "such a time" : `this hour of the ${grid === "week" ? "week" : "day"}`;
  const about = expected < 10 ? expected.toFixed(1) : formatCount(expected);
  return [
    mark(
      cell,
      "V",
      events,
      `${counted(events)}; ${about} are usual for ${kind}: ${formatCount(usual.events)} in ${formatCounted(usual.coveredHours, "covered hour")} of the ${BASELINE_DAYS} days before`,
    ),
  ];
}

/** E: calls fail far more often than they did. */
export function errorMark(cell: MarkCell): FoundMark[] {
  const { events, failures, recent } = cell;
  return [
    mark(
      cell,
      "E",
      failures,
      `${formatCount(failures)} of ${counted(events)} failed (${formatShare(failures, events)}); ${formatCount(recent.failures)} of ${formatCount(recent.events)} (${formatShare(recent.failures, recent.events)}) in ${recentDays(cell)}`,
    ),
  ];
}

/** H: hours of the day in which the Region was silent before. */
export function hourMark(cell: MarkCell, hours: readonly number[], days: number): FoundMark[] {
  if (hours.length === 0) return [];
  const { events } = cell.region.series.over(
    cell.hours.filter((hour) => hours.includes(hour % 24)),
  );
  const times = hours.map((hour) => `${String(hour).padStart(2, "0")}:00`).join(", ");
  const these = hours.length === 1 ? "this hour" : "these hours";
  const sentence = `${counted(events)} in the hour from ${times} UTC; 0 at ${these} in the ${days} covered days before`;
  return [{ ...mark(cell, "H", events, sentence), hours }];
}

/** P: principals that are known and were never in this Region, which is in use by others. */
export function principalMark(cell: MarkCell): FoundMark[] {
  const { region, hours, wasSilent } = cell;
  if (wasSilent) return [];
  const within = new Set(hours);
  const newcomers = region.newcomers.filter(({ timeMs }) => within.has(hourOf(timeMs)));
  if (newcomers.length === 0) return [];
  const listed = newcomers.slice(0, MOST_NAMES);
  const more = newcomers.length - listed.length;
  const names = listed.map(
    (each) => `${named(each)} at ${clock(each.timeMs)} (known since ${clock(each.knownSinceMs)})`,
  );
  const rest = more > 0 ? `, and ${formatCounted(more, "other")}` : "";
  const sentence = `${formatCounted(newcomers.length, "principal")} never seen in this Region before: ${names.join(", ")}${rest}`;
  return [{ ...mark(cell, "P", null, sentence), principals: listed }];
}

function mark(
  { region, column }: MarkCell,
  kind: FoundMark["kind"],
  events: number | null,
  sentence: string,
): FoundMark {
  return { region: region.id, column, kind, events, sentence, hours: [], principals: [] };
}

function recentDays({ before }: MarkCell): string {
  return `the ${BASELINE_DAYS} days before, of which ${before.coveredDays} were covered`;
}

function quietPart(quiet: number): string {
  return `${formatCount(quiet)} of them read-only calls that a console made to many Regions at once`;
}

function counted(events: number): string {
  return formatCounted(events, "event");
}

/** A principal in a sentence: `role deploy`. */
export function named({ kind, name }: Pick<Actor, "kind" | "name">): string {
  return `${kind} ${shortenMiddle(name, NAME_LENGTH)}`;
}

function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS);
}

function clock(timeMs: number): string {
  return formatTimeInWords(timeMs, "utc");
}
