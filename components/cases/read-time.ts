/** A time as it was typed, as ISO 8601 UTC; null for none, and for what is no time. */
export function readTime(text: string): string | null {
  const timeMs = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text.trim()) ? text : `${text.trim()}Z`);
  return text.trim() === "" || Number.isNaN(timeMs) ? null : new Date(timeMs).toISOString();
}
