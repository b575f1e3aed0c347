/** Which clock times are shown on: `utc`, `local` (the reader's machine) or an IANA name. */
export type Zone = string;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** A day less than a Date can hold: then the clock of every zone can be told as well. */
const LATEST_MS = 8.64e15 - 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How far a zone's clock is ahead of UTC at a moment, in milliseconds. Throws RangeError for a name
 * that is no zone; isZone tells beforehand.
 */
export function zoneOffsetMs(timeMs: number, zone: Zone): number {
  if (zone === "utc") return 0;
  if (zone === "local") return -new Date(timeMs).getTimezoneOffset() * 60_000;
  const parts = formatOf(zone).formatToParts(timeMs);
  const written = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  // Offsets of long ago have seconds: GMT-00:44:30.
  const [, sign, hours, minutes, seconds] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(written) ?? [];
  const sizeMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return (sign === "-" ? -1 : 1) * (sizeMs + Number(seconds ?? 0) * 1000);
}

/** Whether times can be shown on this clock here. */
export function isZone(name: string): name is Zone {
  if (name === "utc" || name === "local") return true;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a clock is called: `UTC`, `local` or `Europe/Oslo`. */
export function zoneName(zone: Zone): string {
  return zone === "utc" ? "UTC" : zone;
}

/** `Z` for UTC, else the offset that applies at that moment: `+01:00`. */
export function zoneSuffix(timeMs: number, zone: Zone): string {
  if (zone === "utc") return "Z";
  const offsetMs = zoneOffsetMs(timeMs, zone);
  const size = new Date(Math.abs(offsetMs)).toISOString().slice(11, 19);
  return `${offsetMs < 0 ? "−" : "+"}${size.replace(/:00$/, "")}`;
}

/** `2026-11-21 03:14:07`, with `.250` only when the time has milliseconds. No zone: say it beside. */
export function formatClock(timeMs: number, zone: Zone): string {
  const at = clockOf(timeMs, zone);
  return at === null ? "time out of range" : `${dateOf(at)} ${timeOf(at)}`;
}

/** `2026-11-21 03:14:07Z`: the form for text that leaves the page. */
export function formatTime(timeMs: number, zone: Zone): string {
  const clock = formatClock(timeMs, zone);
  return isTime(timeMs) ? `${clock}${zoneSuffix(timeMs, zone)}` : clock;
}

/** `21 Nov 2026 03:14:07Z`: the form for sentences. */
export function formatTimeInWords(timeMs: number, zone: Zone): string {
  const at = clockOf(timeMs, zone);
  if (at === null) return "time out of range";
  return `${dayOf(at)} ${at.getUTCFullYear()} ${timeOf(at)}${zoneSuffix(timeMs, zone)}`;
}

/** ISO 8601 in UTC without needless parts, as URLs carry it: `2026-11-21T03:14Z`. */
export function toIsoTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/(?::00)?\.000Z$/, "Z");
}

/** A tick under a chart: only as much of the time as the step between ticks needs. */
export function formatTick(timeMs: number, stepMs: number, zone: Zone): string {
  const at = clockOf(timeMs, zone);
  if (at === null) return "";
  if (stepMs >= 28 * 86_400_000) return `${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  const clock = timeOf(at).slice(0, stepMs < 60_000 ? 8 : 5);
  const isMidnight = at.getTime() % 86_400_000 < 1000;
  return stepMs >= 86_400_000 || isMidnight ? dayOf(at) : clock;
}

/** `2026-11-21 03:00 UTC`, with seconds only when there are any. */
export function formatMoment(timeMs: number, zone: Zone): string {
  return `${formatMinute(timeMs, zone)} ${suffixOf(timeMs, zone)}`;
}

/**
 * `2026-11-21 03:00 – 04:00 UTC`; the date is said once when both ends share it, the offset twice
 * when clocks were changed between them.
 */
export function formatRange(fromMs: number, toMs: number, zone: Zone): string {
  const [from, to] = [formatMinute(fromMs, zone), formatMinute(toMs, zone)];
  const [before, after] = [suffixOf(fromMs, zone), suffixOf(toMs, zone)];
  if (before !== after) return `${from} ${before} – ${to} ${after}`;
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${from} – ${sameDay ? to.slice(11) : to} ${after}`;
}

function suffixOf(timeMs: number, zone: Zone): string {
  if (zone === "utc") return "UTC";
  return isTime(timeMs) ? zoneSuffix(timeMs, zone) : "";
}

function formatMinute(timeMs: number, zone: Zone): string {
  const text = formatClock(timeMs, zone);
  return text.endsWith(":00") ? text.slice(0, -3) : text;
}

function isTime(timeMs: number): boolean {
  return Math.abs(timeMs) <= LATEST_MS;
}

/** A date whose UTC parts are what the zone's clock shows; null when the number is no time. */
function clockOf(timeMs: number, zone: Zone): Date | null {
  return isTime(timeMs) ? new Date(timeMs + zoneOffsetMs(timeMs, zone)) : null;
}

function dateOf(at: Date): string {
  const year = String(at.getUTCFullYear()).padStart(4, "0");
  return `${year}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

function dayOf(at: Date): string {
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
}

function timeOf(at: Date): string {
  return at
    .toISOString()
    .slice(-13, -1)
    .replace(/\.000$/, "");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, made);
  return made;
}
