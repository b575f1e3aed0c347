import { formatCount } from "@/lib/format/count";
import { shortCount } from "@/lib/format/short-count";
import { formatTick, type Zone } from "@/lib/format/time";
import { toWallClock } from "@/lib/format/wall-clock";
import type { ActivityColumn } from "./activity-column";

const DAY_MS = 86_400_000;
/** Numbers with more digits do not fit beside the axis. */
const SHORT_FROM = 10_000;
/** From so many midnights on, they are the ticks, and clock times say no more than the bars. */
const FEW_DAYS = 3;
/** As many times fit side by side on a narrow screen. */
const MOST_TIMES = 7;
const EVERY = [1, 2, 3, 4, 6, 8, 12, 24];
const ROUND = [1, 2, 3, 4, 5, 6, 8, 10];

/** From the bottom up. What is denied is hatched too: a colour is never the only sign. */
export const LAYERS = [
  { name: "success", fill: "var(--success)" },
  { name: "denied", fill: "var(--denied)" },
  { name: "errors", fill: "var(--error)" },
  { name: "unknown", fill: "var(--unknown)" },
] as const;

/** Round counts for the lines, from 0 to the first that no bar is higher than. */
export function countTicks(columns: readonly ActivityColumn[]): readonly number[] {
  const heights = columns.map((column) => LAYERS.reduce((sum, { name }) => sum + column[name], 0));
  const most = Math.max(1, ...heights);
  const least = Math.max(1, most / 3);
  const unit = 10 ** Math.floor(Math.log10(least));
  const step = unit * (ROUND.find((times) => times * unit >= least) ?? 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}

export function countLabel(count: number): string {
  return count < SHORT_FROM ? formatCount(count) : shortCount(count);
}

/** The columns with their time below them, on round times of the clock. */
export function timeTicks(
  columns: readonly ActivityColumn[],
  zone: Zone,
): readonly { readonly startMs: number; readonly label: string }[] {
  const stepMs = Math.max(0, ...columns.map(({ startMs, endMs }) => endMs - startMs));
  const days = dayBegins(columns, zone);
  const isDays = days.length >= FEW_DAYS;
  const among = isDays ? days : columns;
  const unitMs = isDays ? Math.max(stepMs, DAY_MS) : stepMs;
  const least = among.length / MOST_TIMES;
  const every = EVERY.find((times) => times >= least) ?? Math.ceil(least);
  return among
    .filter(({ startMs }) => Math.floor(toWallClock(startMs, zone) / unitMs) % every === 0)
    .map(({ startMs }) => ({ startMs, label: formatTick(startMs, unitMs, zone) }));
}

/** The first column of each day of the clock but the first, which may have begun before. */
function dayBegins(columns: readonly ActivityColumn[], zone: Zone): readonly ActivityColumn[] {
  const dayOf = ({ startMs }: ActivityColumn) => Math.floor(toWallClock(startMs, zone) / DAY_MS);
  return columns.filter((column, at) => {
    const before = columns[at - 1];
    return before !== undefined && dayOf(before) !== dayOf(column);
  });
}
