/** Which clock times are shown on: UTC, or the clock of the reader's machine. */
export type Zone = "utc" | "local";

interface ClockParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Z` for UTC, else the offset that applies at that moment: `+01:00`. */
export function zoneSuffix(timeMs: number, zone: Zone): string {
  if (zone === "utc") return "Z";
  const minutes = -new Date(timeMs).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "−" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `2026-11-21 03:14:07`, with `.250` only when the time has milliseconds. No zone: say it beside. */
export function formatClock(timeMs: number, zone: Zone): string {
  if (!isTime(timeMs)) return "time out of range";
  const at = partsOf(timeMs, zone);
  const fraction = at.millisecond === 0 ? "" : `.${String(at.millisecond).padStart(3, "0")}`;
  return `${dateOf(at)} ${two(at.hour)}:${two(at.minute)}:${two(at.second)}${fraction}`;
}

/** `2026-11-21 03:14:07Z`: the form for text that leaves the page. */
export function formatTime(timeMs: number, zone: Zone): string {
  return isTime(timeMs)
    ? `${formatClock(timeMs, zone)}${zoneSuffix(timeMs, zone)}`
    : "time out of range";
}

/** ISO 8601 in UTC without needless parts, as URLs carry it: `2026-11-21T03:14Z`. */
export function toIsoTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/(?::00)?\.000Z$/, "Z");
}

/** A tick under a chart: only as much of the time as the step between ticks needs. */
export function formatTick(timeMs: number, stepMs: number, zone: Zone): string {
  const at = partsOf(timeMs, zone);
  const date = `${at.day} ${MONTHS[at.month - 1]}`;
  if (stepMs >= 28 * 86_400_000) return `${MONTHS[at.month - 1]} ${at.year}`;
  if (stepMs >= 86_400_000) return date;
  const clock = `${two(at.hour)}:${two(at.minute)}${stepMs < 60_000 ? `:${two(at.second)}` : ""}`;
  return at.hour === 0 && at.minute === 0 && at.second === 0 ? date : clock;
}

/** `2026-11-21 03:00 – 04:00 UTC`; the date is said once when both ends share it. */
export function formatRange(fromMs: number, toMs: number, zone: Zone): string {
  const from = formatMinute(fromMs, zone);
  const to = formatMinute(toMs, zone);
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  const suffix = zone === "utc" ? "UTC" : zoneSuffix(toMs, zone);
  return `${from} – ${sameDay ? to.slice(11) : to} ${suffix}`;
}

function formatMinute(timeMs: number, zone: Zone): string {
  const text = formatClock(timeMs, zone);
  return text.endsWith(":00") ? text.slice(0, -3) : text;
}

function isTime(timeMs: number): boolean {
  return Math.abs(timeMs) <= 8.64e15;
}

function partsOf(timeMs: number, zone: Zone): ClockParts {
  const date = new Date(timeMs);
  return zone === "utc"
    ? {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
        millisecond: date.getUTCMilliseconds(),
      }
    : {
        year: date.getFullYear(),
        month: date.getMonth() + 1,
        day: date.getDate(),
        hour: date.getHours(),
        minute: date.getMinutes(),
        second: date.getSeconds(),
        millisecond: date.getMilliseconds(),
      };
}

function dateOf(at: ClockParts): string {
  return `${String(at.year).padStart(4, "0")}-${two(at.month)}-${two(at.day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
