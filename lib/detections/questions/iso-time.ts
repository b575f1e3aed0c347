/** A time in an export: ISO 8601 UTC; null where records have none. */
export function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
