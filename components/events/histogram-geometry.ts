import type { Histogram } from "@/lib/api/contract";

export const SERIES = ["success", "denied", "error", "unknown"] as const;
export type Series = (typeof SERIES)[number];
export type Bucket = Histogram["buckets"][number];

/** A non-zero count is never drawn thinner than this: one denied call among a million shows. */
const LEAST_HEIGHT = 2;

/** Number of buckets between the two ends of the range, empty ones included. */
export function bucketCount(histogram: Histogram): number {
  return Math.max(1, Math.ceil((histogram.toMs - histogram.fromMs) / histogram.bucketMs));
}

/** All events of one bucket. */
export function bucketTotal(bucket: Bucket): number {
  return bucket.success + bucket.denied + bucket.error + bucket.unknown;
}

/** The bucket that starts at a position, with zeros when nothing happened in it. */
export function bucketAt(histogram: Histogram, index: number): Bucket {
  const startMs = histogram.fromMs + index * histogram.bucketMs;
  const found = histogram.buckets.find((bucket) => bucket.startMs === startMs);
  return found ?? { startMs, success: 0, denied: 0, error: 0, unknown: 0 };
}

/** One SVG path of stacked bars per outcome, in pixels; success lies at the bottom. */
export function seriesPaths(
  histogram: Histogram,
  width: number,
  height: number,
): Record<Series, string> {
  const step = width / bucketCount(histogram);
  const gap = step > 3 ? 1 : 0;
  const most = Math.max(1, ...histogram.buckets.map(bucketTotal));
  const paths: Record<Series, string[]> = { success: [], denied: [], error: [], unknown: [] };
  for (const bucket of histogram.buckets) {
    const x = round(((bucket.startMs - histogram.fromMs) / histogram.bucketMs) * step);
    let top = height;
    for (const series of SERIES) {
      const count = bucket[series];
      if (count === 0) continue;
      const bar = Math.max(LEAST_HEIGHT, (count / most) * (height - SERIES.length));
      top -= bar;
      paths[series].push(
        `M${x} ${round(top)}h${round(step - gap)}v${round(bar)}h${round(gap - step)}z`,
      );
    }
  }
  return {
    success: paths.success.join(""),
    denied: paths.denied.join(""),
    error: paths.error.join(""),
    unknown: paths.unknown.join(""),
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK_STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
  182 * DAY,
  364 * DAY,
];

/**
 * Times for the labels under the bars, at least `leastPx` apart and on round times of a clock that
 * is `offsetMs` ahead of UTC.
 */
export function ticks(
  fromMs: number,
  toMs: number,
  width: number,
  offsetMs: number,
  leastPx = 96,
): { readonly times: readonly number[]; readonly stepMs: number } {
  const span = toMs - fromMs;
  const most = Math.max(1, Math.floor(width / leastPx));
  const stepMs =
    TICK_STEPS.find((step) => span / step <= most) ?? Math.ceil(span / most / DAY) * DAY;
  const first = Math.ceil((fromMs + offsetMs) / stepMs) * stepMs - offsetMs;
  const times: number[] = [];
  for (let at = first; at < toMs; at += stepMs) times.push(at);
  return { times, stepMs };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
