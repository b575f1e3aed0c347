const HOUR_MS = 3_600_000;
const MOST_BARS = 48;

/** Events by equal stretches of time from the first hour to the last, so that 48 bars show all. */
export function hourBars(hours: readonly { readonly startMs: number; readonly count: number }[]): {
  readonly counts: readonly number[];
  readonly stepHours: number;
} {
  const firstMs = hours[0]?.startMs ?? 0;
  const lastMs = hours.at(-1)?.startMs ?? firstMs;
  const length = Math.round((lastMs - firstMs) / HOUR_MS) + 1;
  const stepHours = Math.ceil(length / MOST_BARS);
  const counts = Array.from({ length: Math.ceil(length / stepHours) }, () => 0);
  for (const { startMs, count } of hours) {
    const at = Math.floor((startMs - firstMs) / HOUR_MS / stepHours);
    counts[at] = (counts[at] ?? 0) + count;
  }
  return { counts, stepHours };
}
