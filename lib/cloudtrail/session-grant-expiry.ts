import { isPlausibleTime, parseEventTime, utcDay } from "./event-time";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** `Jul 1, 2026, 12:08:19 PM`, with or without either comma. The space before PM may be a narrow one. */
const LOCALE_TEXT =
  /^([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(\d{4}),?\s+(\d{1,2}):(\d\d):(\d\d)(?:\s*([AaPp])[Mm])?$/;
/** Seconds since 1970, perhaps with a fraction, or milliseconds. */
const EPOCH = /^\d{10}(?:\.\d{1,9})?$|^\d{13}$/;
/** No way of writing a time is longer. */
const MAX_LENGTH = 40;

/**
 * UTC milliseconds of the `expiration` of temporary credentials, or null for anything that is not
 * clearly a time. CloudTrail writes it as text in the manner of a locale, always in UTC
 * (AWS: "Logging IAM and AWS STS API calls with AWS CloudTrail", examples); the services themselves
 * answer with ISO 8601, or with a number (AWS: STS Credentials, IAM Identity Center RoleCredentials).
 */
export function readExpiry(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > MAX_LENGTH) return null;
  const timeMs = EPOCH.test(text) ? epochMs(text) : (parseEventTime(text) ?? localeMs(text));
  return timeMs !== null && isPlausibleTime(timeMs) ? timeMs : null;
}

function epochMs(digits: string): number {
  return digits.length === 13 && !digits.includes(".")
    ? Number(digits)
    : Math.floor(Number(digits) * 1000);
}

function localeMs(text: string): number | null {
  const match = LOCALE_TEXT.exec(text);
  if (!match) return null;
  const [, month = "", day, year, hour, minute, second, half] = match;
  const monthAt = MONTHS.findIndex((name) => name.startsWith(month.toLowerCase()));
  const dayMs = utcDay(Number(year), monthAt + 1, Number(day));
  const hours = hourOfDay(Number(hour), half?.toLowerCase());
  const minutes = Number(minute);
  const seconds = Number(second);
  if (dayMs === null || hours === null || minutes > 59 || seconds > 59) return null;
  return dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === "p" ? 12 : 0);
}
