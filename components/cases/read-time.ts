/** What the browser accepts where a time is typed: a date, and a time of day if it is known. */
export const TIME_PATTERN = "\\s*\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?\\s*";

/** A time as it was typed, as ISO 8601 UTC; null for none, and for what is no time. */
export function readTime(text: string): string | null {
  const timeMs = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text.trim()) ? text : `${text.trim()}Z`);
  return text.trim() === "" || Number.isNaN(timeMs) ? null : new Date(timeMs).toISOString();
}
