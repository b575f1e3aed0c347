/** UTC milliseconds as ISO 8601, without a fraction that is zero; null stays null. */
export function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString().replace(".000Z", "Z");
}
