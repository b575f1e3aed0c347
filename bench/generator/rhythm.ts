import type { Rhythm } from "./actor";

const HOUR_MS = 3_600_000;

/** Share of each rhythm's usual load in an hour of the week, UTC; offices are mostly European. */
export function loadAt(timeMs: number): Record<Rhythm, number> {
  const hour = new Date(timeMs).getUTCHours();
  const weekday = new Date(timeMs).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  const bell = Math.exp(-(((hour + 0.5 - 12) / 4) ** 2));
  return {
    office: (weekend ? 0.08 : 1) * (0.04 + bell),
    steady: 0.32 + 0.1 * bell,
    night: hour >= 1 && hour < 4 ? 0.5 : 0.01,
  };
}

/** How many of `total` events have happened by the end of each five-minute step. Whole numbers, rising. */
export function quotas(
  startMs: number,
  steps: number,
  stepMs: number,
  total: number,
): Float64Array {
  const sums = new Float64Array(steps);
  let sum = 0;
  let hourly = 0;
  for (let step = 0; step < steps; step++) {
    const timeMs = startMs + step * stepMs;
    if (step === 0 || timeMs % HOUR_MS < stepMs) {
      const load = loadAt(timeMs);
      hourly = load.office + load.steady + load.night;
    }
    sum += hourly;
    sums[step] = sum;
  }
  return sums.map((part) => Math.round((part / sum) * total));
}
