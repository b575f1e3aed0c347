import type { HeatColumn } from "@/components/charts/heat-data";
import type { RegionGrid } from "@/lib/api/region-contract";
import { formatTick, type Zone, zoneName } from "@/lib/format/time";
import { toWallClock } from "@/lib/format/wall-clock";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 28 * DAY_MS;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Column = RegionGrid["columns"][number];

/** Headings of the columns; ids are their positions. Hours of the day and of the week are UTC. */
export function toHeatColumns(
  { grid, columns }: Pick<RegionGrid, "grid" | "columns">,
  zone: Zone,
): HeatColumn[] {
  return columns.map((column, at) => ({ id: String(at), ...columnWords(grid, column, zone) }));
}

function columnWords(
  grid: RegionGrid["grid"],
  { startMs, endMs, hour, weekday }: Column,
  zone: Zone,
): Omit<HeatColumn, "id"> {
  if (startMs !== null && endMs !== null) {
    return grid === "day" ? dayWords(startMs, endMs, zone) : hourWords(startMs, endMs, zone);
  }
  const label = two(hour ?? 0);
  const time = `${label}:00–${two((hour ?? 0) + 1)}:00 UTC`;
  const day = weekday === null ? undefined : WEEKDAYS[weekday];
  return day === undefined
    ? { label, longLabel: time }
    : { label, longLabel: `${day} ${time}`, over: day };
}

function dayWords(startMs: number, endMs: number, zone: Zone): Omit<HeatColumn, "id"> {
  const wallMs = toWallClock(startMs, zone);
  const isWhole = clockOf(startMs, zone) === "00:00" && clockOf(endMs, zone) === "00:00";
  const day = formatTick(startMs, DAY_MS, zone);
  const year = new Date(wallMs).getUTCFullYear();
  const clock = isWhole ? "" : ` ${span(startMs, endMs, zone)}`;
  return {
    label: String(new Date(wallMs).getUTCDate()),
    longLabel: `${day} ${year}${clock} ${zoneName(zone)}`,
    over: formatTick(startMs, MONTH_MS, zone),
  };
}

function hourWords(startMs: number, endMs: number, zone: Zone): Omit<HeatColumn, "id"> {
  const clock = clockOf(startMs, zone);
  const day = formatTick(startMs, DAY_MS, zone);
  const weekday = WEEKDAYS[(new Date(toWallClock(startMs, zone)).getUTCDay() + 6) % 7] ?? "";
  return {
    label: clock.endsWith(":00") ? clock.slice(0, 2) : clock,
    longLabel: `${day} ${span(startMs, endMs, zone)} ${zoneName(zone)}`,
    over: `${weekday.slice(0, 3)} ${day}`,
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

function two(value: number): string {
  return String(value).padStart(2, "0");
}
