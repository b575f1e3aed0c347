import type { RegionGrid, RegionMark } from "@/lib/api/region-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import type { Counted } from "./region-view";

/** What the letters of unusual cells mean, as the legend and the cells say it. */
export const MARK_WORDS: Readonly<Record<RegionMark["kind"], string>> = {
  N: "new region",
  V: "unusual volume",
  E: "unusual error share",
  H: "unusual hour",
  P: "principal new to region",
};

export const LEGEND_MARKS = Object.entries(MARK_WORDS).map(([letter, word]) => ({ letter, word }));

export const COUNTED_WORDS: Readonly<Record<Counted, string>> = {
  events: "events",
  denied: "denied events",
};

/** `12 404 events in 6 Regions, 31 denied`. */
export function totalWords(rows: RegionGrid["rows"]): string {
  const sum = (count: (row: RegionGrid["rows"][number]) => number) =>
    rows.reduce((total, row) => total + count(row), 0);
  const events = formatCounted(
    sum(({ all }) => all.events),
    "event",
  );
  const regions = rows.filter(({ region, all }) => region !== null && all.events > 0).length;
  const denied = sum(({ all }) => all.denied);
  const errors = sum(({ all }) => all.errors);
  return [
    `${events} in ${formatCounted(regions, "Region")}`,
    ...(denied === 0 ? [] : [`${formatCount(denied)} denied`]),
    ...(errors === 0 ? [] : [formatCounted(errors, "error")]),
  ].join(", ");
}

/** `3 unusual cells`. */
export function unusualWords(rows: RegionGrid["rows"]): string {
  const cells = rows.flatMap((row) => row.cells.filter(({ marks }) => marks.length > 0)).length;
  return cells === 0 ? "no unusual cell" : formatCounted(cells, "unusual cell");
}

/** What "new" is measured against, and how much of that time is known. */
export function baselineWords({
  fromMs,
  toMs,
  coveredDays,
  missingHours,
  isEnough,
}: RegionGrid["baseline"]): string {
  const days = formatCounted(Math.round((toMs - fromMs) / 86_400_000), "day");
  const missing = missingHours === 0 ? "nothing" : `${formatCount(missingHours)} h`;
  const covered = `${formatCounted(coveredDays, "covered day")}, ${missing} missing`;
  return isEnough
    ? `New is measured against ${days} before; ${covered}.`
    : `Too little is known of the ${days} before to call anything new: ${covered}.`;
}

/**
 * Why a grid is empty. `nothing-indexed`: the index knows no Region at all; `uncovered`: no log file
 * covers the period; `quiet`: log files do, and they hold no event.
 */
export type Emptiness = "nothing-indexed" | "uncovered" | "quiet";

/** Null when there are events. */
export function emptiness(rows: RegionGrid["rows"]): Emptiness | null {
  if (rows.some(({ all }) => all.events > 0)) return null;
  if (rows.some(({ state }) => state === "quiet")) return "quiet";
  return rows.some(({ firstMs }) => firstMs !== null) ? "uncovered" : "nothing-indexed";
}
