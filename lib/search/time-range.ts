/** A time or range of times that cannot be understood; the codes are those of query issues. */
export class TimeError extends Error {
  override readonly name = "TimeError";

  constructor(
    readonly code: "E108" | "E110",
    message: string,
  ) {
    super(message);
  }
}

/** The instants that a written time covers: `2026-11-21` is a day, `now-1h` a millisecond. */
export interface TimeSpan {
  readonly startMs: number;
  /** First instant after it. */
  readonly endMs: number;
}

const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
]);
const LONGEST_OFFSET_MS = 36_500 * 86_400_000;

const RELATIVE = /^now(?:([+-])(\d{1,9})([smhdw]))?$/i;
const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/i;

/**
 * UTC milliseconds at which a written time begins: `now`, `now-24h` (s m h d w), or ISO 8601 as
 * far as it is written, from `2026` to `2026-11-21T03:14:07.123+01:00`. Without an offset it is UTC.
 * Throws TimeError E108.
 */
export function resolveTime(text: string, nowMs: number): number {
  const span = timeSpan(text, nowMs);
  if (span === null) throw new TimeError("E108", timeProblem(text));
  return span.startMs;
}

/**
 * The half-open range [fromMs, toMs) of a view; null is no bound. Throws TimeError E108, and E110
 * when the range runs backwards.
 */
export function resolveRange(
  from: string | null,
  to: string | null,
  nowMs: number,
): { fromMs: number | null; toMs: number | null } {
  const fromMs = from === null ? null : resolveTime(from, nowMs);
  const toMs = to === null ? null : resolveTime(to, nowMs);
  if (fromMs !== null && toMs !== null && fromMs > toMs) {
    throw new TimeError("E110", "The range runs backwards.");
  }
  return { fromMs, toMs };
}

/**
 * The instants that a written time covers; null when it is not a time. `fromWall` turns what a
 * clock shows into UTC milliseconds, for times without an offset; without it that clock is UTC.
 */
export function timeSpan(
  text: string,
  nowMs: number,
  fromWall = (wallMs: number) => wallMs,
): TimeSpan | null {
  return relativeSpan(text, nowMs) ?? isoSpan(text, fromWall);
}

/** What to tell the user about a text that is not a time. */
export function timeProblem(text: string): string {
  return `"${text}" is not a time. Write 2026-11-21, 2026-11-21T03:14Z or now-24h.`;
}

function relativeSpan(text: string, nowMs: number): TimeSpan | null {
  const match = RELATIVE.exec(text);
  if (match === null) return null;
  const [, sign, amount, unit] = match;
  const offsetMs = Number(amount ?? 0) * (UNIT_MS.get((unit ?? "s").toLowerCase()) ?? 0);
  if (offsetMs > LONGEST_OFFSET_MS) return null;
  const startMs = sign === "-" ? nowMs - offsetMs : nowMs + offsetMs;
  return { startMs, endMs: startMs + 1 };
}

function isoSpan(text: string, fromWall: (wallMs: number) => number): TimeSpan | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const parts = [year, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = parts;
  const midnightMs = utcDay(y, mo, d);
  const offsetMs = zoneMs(zone);
  if (midnightMs === null || offsetMs === null || h > 23 || mi > 59 || s > 59) return null;
  const fractionMs = Number((fraction ?? "0").padEnd(3, "0").slice(0, 3));
  const startMs = midnightMs + ((h * 60 + mi) * 60 + s) * 1000 + fractionMs;
  const unit = hour === undefined ? "d" : second === undefined ? "m" : "s";
  const lengthMs = fraction === undefined ? (UNIT_MS.get(unit) ?? 1) : 1;
  const nextYear = month === undefined || (day === undefined && mo === 12);
  const endMs =
    day !== undefined ? startMs + lengthMs : nextYear ? utcDay(y + 1, 1, 1) : utcDay(y, mo + 1, 1);
  if (endMs === null) return null;
  const toUtc = zone === undefined ? fromWall : (wallMs: number) => wallMs - offsetMs;
  return { startMs: toUtc(startMs), endMs: toUtc(endMs) };
}

/** Midnight UTC of a day that the calendar has, else null. Date.UTC alone reads year 99 as 1999. */
function utcDay(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

function zoneMs(zone: string | undefined): number | null {
  if (zone === undefined || zone.toUpperCase() === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
