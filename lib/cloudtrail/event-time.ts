const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const PLAUSIBLE_FROM_MS = Date.UTC(2006, 0, 1);
const PLAUSIBLE_BEFORE_MS = Date.UTC(2100, 0, 1);

/**
 * UTC milliseconds of an ISO 8601 time with its zone, or null for anything else.
 *
 * Accepted: `2026-07-01T12:08:19Z` (AWS: record contents, eventTime), the same with a fraction or
 * an offset, and the basic spelling `20260701T120819Z` that creationDate has in some records.
 * Written by hand because `Date.parse` reads local times and free text, and is slow.
 */
export function parseEventTime(text: string): number | null {
  const extended = text.charCodeAt(4) === DASH;
  const monthAt = extended ? 5 : 4;
  const dayAt = extended ? 8 : 6;
  const hourAt = extended ? 11 : 9;
  const minuteAt = extended ? 14 : 11;
  const secondAt = extended ? 17 : 13;
  if (text.charCodeAt(hourAt - 1) !== T) return null;
  if (extended && !hasExtendedMarks(text)) return null;

  const dayMs = utcDay(digits(text, 0, 4), digits(text, monthAt, 2), digits(text, dayAt, 2));
  const clockMs = clock(
    digits(text, hourAt, 2),
    digits(text, minuteAt, 2),
    digits(text, secondAt, 2),
  );
  if (dayMs === null || clockMs === null) return null;

  let at = secondAt + 2;
  let fractionMs = 0;
  if (text.charCodeAt(at) === DOT) {
    const from = ++at;
    while (digit(text, at) >= 0) at += 1;
    if (at === from || at - from > 9) return null;
    for (let place = 0, scale = 100; place < 3 && from + place < at; place += 1, scale /= 10) {
      fractionMs += digit(text, from + place) * scale;
    }
  }
  const offsetMs = zone(text, at);
  return offsetMs === null ? null : dayMs + clockMs + fractionMs - offsetMs;
}

/** UTC milliseconds of midnight, or null when the calendar has no such day. Month is 1 to 12. */
export function utcDay(year: number, month: number, day: number): number | null {
  // Below 100 Date.UTC would mean the twentieth century.
  if (year < 100 || month < 1 || day < 1) return null;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = DAYS_IN_MONTH[month - 1];
  if (last === undefined || day > (leap ? 29 : last)) return null;
  return Date.UTC(year, month - 1, day);
}

/** False for a time before AWS existed or after 2099: kept and shown, but not believed. */
export function isPlausibleTime(timeMs: number): boolean {
  return timeMs >= PLAUSIBLE_FROM_MS && timeMs < PLAUSIBLE_BEFORE_MS;
}

const DASH = 45;
const PLUS = 43;
const DOT = 46;
const COLON = 58;
const T = 84;
const Z = 90;

function hasExtendedMarks(text: string): boolean {
  return (
    text.charCodeAt(7) === DASH && text.charCodeAt(13) === COLON && text.charCodeAt(16) === COLON
  );
}

/** Milliseconds since midnight. */
function clock(hour: number, minute: number, second: number): number | null {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Milliseconds east of UTC for the rest of the text: `Z`, `+05:45`, `+0545` or `+05`. */
function zone(text: string, at: number): number | null {
  const mark = text.charCodeAt(at);
  if (mark === Z) return at + 1 === text.length ? 0 : null;
  if (mark !== PLUS && mark !== DASH) return null;
  const minuteAt = text.charCodeAt(at + 3) === COLON ? at + 4 : at + 3;
  const whole = text.length === at + 3;
  if (!whole && text.length !== minuteAt + 2) return null;
  const offsetMs = clock(digits(text, at + 1, 2), whole ? 0 : digits(text, minuteAt, 2), 0);
  return offsetMs === null || mark === PLUS ? offsetMs : -offsetMs;
}

/** A run of decimal digits as a number, or -1 when one of them is not a digit. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const next = digit(text, at);
    if (next < 0) return -1;
    value = value * 10 + next;
  }
  return value;
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : -1;
}
