import { formatMoment, formatRange, type Zone } from "@/lib/format/time";

/** Ends of a time window as the URL writes them; absent means no bound. */
export interface TimeRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What no bounds mean, unless a page has a usual length. */
export const UNBOUNDED = "All time";

/** Windows to choose with one press, in the order in which they are offered. */
export const QUICK_RANGES: readonly { readonly label: string; readonly range: TimeRange }[] = [
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

/** `2026-11-21 03:00 – 2026-11-22 04:00`. */
const SHORT_LENGTH = 35;

/** The window in words, for the button of the time picker. */
export function rangeLabel({ from, to }: TimeRange, zone: Zone, unbounded = UNBOUNDED): string {
  if (from === undefined && to === undefined) return unbounded;
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

/** The same for a narrow screen: without the zone, which the rail names, and at need the seconds. */
export function shortLabel(label: string): string {
  const zoneless = label.replace(/ UTC$/, "");
  return zoneless.length <= SHORT_LENGTH ? zoneless : zoneless.replace(/(:\d\d):\d\d\S*/g, "$1");
}
