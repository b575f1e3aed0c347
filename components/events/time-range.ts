import { formatRange, toIsoTime, type Zone } from "@/lib/format/time";

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

const RELATIVE = /^now(?:-\d{1,6}[smhdw])?$/;
const ABSOLUTE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?\s*(z|utc|[+\-−]\d\d:?\d\d)?$/i;

/**
 * What a person types into a time field, as the URL writes it: `now-24h`, `2026-11-21`,
 * `2026-11-21 03:14`, with seconds, with `Z` or an offset. Without a zone the reader's clock is
 * meant. An empty text is no bound; null is not a time.
 */
export function parseTimeInput(text: string, zone: Zone): string | null {
  const typed = text.trim();
  if (typed === "" || RELATIVE.test(typed)) return typed;
  const match = ABSOLUTE.exec(typed);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const parts = [
    year ?? 0,
    (month ?? 0) - 1,
    day ?? 0,
    hour ?? 0,
    minute ?? 0,
    second ?? 0,
    Number((match[7] ?? "").padEnd(3, "0")),
  ] as const;
  const utcMs = Date.UTC(...parts);
  const rolledOver = new Date(utcMs).toISOString().slice(0, 10) !== typed.slice(0, 10);
  if (rolledOver || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  const offset = match[8];
  if (offset === undefined) return toIsoTime(zone === "utc" ? utcMs : new Date(...parts).getTime());
  return toIsoTime(utcMs - offsetMs(offset));
}

function offsetMs(offset: string): number {
  if (/^(?:z|utc)$/i.test(offset)) return 0;
  const digits = offset.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith("+") ? 1 : -1) * minutes * 60_000;
}

/** The window in words, for the button of the time picker. */
export function rangeLabel({ from, to }: TimeRange, zone: Zone): string {
  const quick = QUICK_RANGES.find(({ range }) => range.from === from && range.to === to);
  if (quick !== undefined) return quick.label;
  const fromMs = Date.parse(from ?? "");
  const toMs = Date.parse(to ?? "");
  if (!Number.isNaN(fromMs) && !Number.isNaN(toMs)) return formatRange(fromMs, toMs, zone);
  if (from === undefined) return `Until ${to}`;
  return to === undefined || to === "now" ? `Since ${from}` : `${from} – ${to}`;
}

/** The window twice as wide around the same middle, in whole seconds. */
export function zoomOut(fromMs: number, toMs: number): TimeRange {
  const half = Math.max(1000, (toMs - fromMs) / 2);
  const second = (timeMs: number) => Math.round(timeMs / 1000) * 1000;
  return { from: toIsoTime(second(fromMs - half)), to: toIsoTime(second(toMs + half)) };
}
