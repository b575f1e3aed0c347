/** The UTC day of a time: 2026-07-01. */
export function formatIsoDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
