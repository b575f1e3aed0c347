/** Days of the week from Monday, as ISO 8601 counts them. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** The place of a calendar date in its week, Monday being 0. `date` is `2026-11-22`. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
}

/** The calendar date some days later, or earlier. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The month of a calendar date in three letters; the year as well in January. */
export function monthOf(date: string): string {
  const at = new Date(`${date}T00:00Z`);
  const month = at.toLocaleString("en", { month: "short", timeZone: "UTC" });
  return at.getUTCMonth() === 0 ? `${month} ${at.getUTCFullYear()}` : month;
}
