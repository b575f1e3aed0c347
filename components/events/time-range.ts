import { formatMoment, formatRange, toIsoTime, type Zone } from "@/lib/format/time";
import { resolveTime } from "@/lib/search/time-range";

/** Ends of a time window as the URL writes them; absent means no bound. */
export interface TimeRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const QUICK_RANGES: readonly { readonly label: string; readonly range: TimeRange }[] = [
  { label: "All time", range: {} },
  { label: "Last 15 minutes", range: { from: "now-15m" } },
  { label: "Last hour", range: { from: "now-1h" } },
  { label: "Last 24 hours", range: { from: "now-24h" } },
  { label: "Last 7 days", range: { from: "now-7d" } },
  { label: "Last 30 days", range: { from: "now-30d" } },
  { label: "Last 90 days", range: { from: "now-90d" } },
  { label: "Last year", range: { from: "now-365d" } },
];

const UNIT_WORD: Readonly<Record<string, string>> = {
  s: "seconds",
  m: "minutes",
  h: "hours",
  d: "days",
  w: "weeks",
};

/** The window in words, for the button of the time picker. */
export function rangeLabel({ from, to }: TimeRange, zone: Zone): string {
  const quick = QUICK_RANGES.find(({ range }) => range.from === from && range.to === to);
  if (quick !== undefined) return quick.label;
  const [, amount, unit] = /^now-(\d+)([smhdw])$/.exec(from ?? "") ?? [];
  if (unit !== undefined && (to === undefined || to === "now")) {
    return `Last ${amount} ${UNIT_WORD[unit]}`;
  }
  const fromMs = Date.parse(from ?? "");
  const toMs = Date.parse(to ?? "");
  if (!Number.isNaN(fromMs) && !Number.isNaN(toMs)) return formatRange(fromMs, toMs, zone);
  const said = (written: string | undefined, timeMs: number) =>
    Number.isNaN(timeMs) ? written : formatMoment(timeMs, zone);
  if (from === undefined) return `Until ${said(to, toMs)}`;
  const start = said(from, fromMs);
  return to === undefined || to === "now" ? `Since ${start}` : `${start} – ${said(to, toMs)}`;
}

/** The window twice as wide around the same middle, in whole seconds. */
export function zoomOut(fromMs: number, toMs: number): TimeRange {
  const half = Math.max(1000, (toMs - fromMs) / 2);
  const second = (timeMs: number) => Math.round(timeMs / 1000) * 1000;
  return { from: toIsoTime(second(fromMs - half)), to: toIsoTime(second(toMs + half)) };
}

/**
 * The window moved by its own length, -1 to the past or 1 to the future. An open end is where the
 * axis ends; null when there is no such axis, or a time cannot be read.
 */
export function shiftRange(
  { from, to }: TimeRange,
  by: -1 | 1,
  axis: { readonly fromMs: number; readonly toMs: number } | undefined,
  nowMs: number,
): TimeRange | null {
  try {
    const fromMs = from === undefined ? axis?.fromMs : resolveTime(from, nowMs);
    const toMs = to !== undefined ? resolveTime(to, nowMs) : isRelative(from) ? nowMs : axis?.toMs;
    if (fromMs === undefined || toMs === undefined || fromMs >= toMs) return null;
    const stepMs = by * (toMs - fromMs);
    return { from: toIsoTime(fromMs + stepMs), to: toIsoTime(toMs + stepMs) };
  } catch {
    return null;
  }
}

function isRelative(text: string | undefined): boolean {
  return /^now/i.test(text ?? "");
}
