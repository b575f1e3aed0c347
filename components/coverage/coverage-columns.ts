import type { HeatColumn } from "@/components/charts/heat-data";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { formatTick, type Zone, zoneName } from "@/lib/format/time";
import { toWallClock } from "@/lib/format/wall-clock";
import type { GridName } from "./coverage-view";

const DAY_MS = 86_400_000;
const MONTH_MS = 28 * DAY_MS;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

type Column = CoverageGrid["columns"][number];

/**
 * Headings of the columns; ids are their positions. Days are those of CloudTrail's folders, which
 * are UTC; hours are told on the reader's clock.
 */
export function toCoverageColumns(
  { grid, columns }: Pick<CoverageGrid, "grid" | "columns">,
  zone: Zone,
): HeatColumn[] {
  return columns.map((column, at) => ({ id: String(at), ...columnWords(grid, column, zone) }));
}

function columnWords(grid: GridName, column: Column, zone: Zone): Omit<HeatColumn, "id"> {
  return grid === "day" ? dayWords(column) : hourWords(column, zone);
}

function dayWords({ startMs, endMs }: Column): Omit<HeatColumn, "id"> {
  const start = new Date(startMs);
  const isWhole = startMs % DAY_MS === 0 && endMs - startMs === DAY_MS;
  const clock = isWhole ? "" : ` ${span(startMs, endMs, "utc")}`;
  return {
    label: String(start.getUTCDate()),
    longLabel: `${formatTick(startMs, DAY_MS, "utc")} ${start.getUTCFullYear()}${clock} UTC`,
    over: formatTick(startMs, MONTH_MS, "utc"),
  };
}

function hourWords({ startMs, endMs }: Column, zone: Zone): Omit<HeatColumn, "id"> {
  const clock = clockOf(startMs, zone);
  const day = formatTick(startMs, DAY_MS, zone);
  const weekday = WEEKDAYS[new Date(toWallClock(startMs, zone)).getUTCDay()];
  return {
    label: clock.endsWith(":00") ? clock.slice(0, 2) : clock,
    longLabel: `${day} ${span(startMs, endMs, zone)} ${zoneName(zone)}`,
    over: `${weekday} ${day}`,
  };
}

/** `09:00–10:00`; what ends at midnight ends at 24:00. */
function span(startMs: number, endMs: number, zone: Zone): string {
  const end = clockOf(endMs, zone);
  return `${clockOf(startMs, zone)}–${end === "00:00" ? "24:00" : end}`;
}

function clockOf(timeMs: number, zone: Zone): string {
  return new Date(toWallClock(timeMs, zone)).toISOString().slice(11, 16);
}
