import type { Histogram } from "@/lib/api/contract";

export type Bucket = Histogram["buckets"][number];

/** How counts become heights: as they are, or by their logarithm. */
export type HistogramScale = "linear" | "log";

/** One layer of the picture as SVG paths, in pixels. */
export interface LayerPath {
  readonly bars: string;
  /** The upper edge of each bar, for layers that carry a cap. */
  readonly tops: string;
}

/** A non-zero count is never drawn thinner than this: one denied call among a million shows. */
const LEAST_PX = 2;
const TOP_PX = 1;
/** Above the largest bar, for its count. */
const HEADROOM_PX = 14;
const DOT_PX = 2.5;

/** Number of buckets between the two ends of the range, empty ones included. */
export function bucketCount(histogram: Histogram): number {
  return Math.max(1, Math.ceil((histogram.toMs - histogram.fromMs) / histogram.bucketMs));
}

/** All events of one bucket. */
export function bucketTotal({ counts }: Pick<Bucket, "counts">): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The sum of the buckets from `first` to `last`, both included; empty ones count as zeros. */
export function sumBuckets(histogram: Histogram, first: number, last: number): Bucket {
  const startMs = histogram.fromMs + first * histogram.bucketMs;
  const endMs = histogram.fromMs + (last + 1) * histogram.bucketMs;
  const counts = histogram.series.map(() => 0);
  let late = 0;
  for (const bucket of histogram.buckets) {
    if (bucket.startMs < startMs || bucket.startMs >= endMs) continue;
    for (const [layer, count] of bucket.counts.entries()) {
      counts[layer] = (counts[layer] ?? 0) + count;
    }
    late += bucket.late;
  }
  return { startMs, counts, late };
}

/** The largest bucket, of one layer alone when `only` is its number. */
export function largestBucket(histogram: Histogram, only: number | null): number {
  return Math.max(0, ...histogram.buckets.map((bucket) => shownTotal(bucket, only)));
}

/**
 * One path of stacked bars per layer; the first lies at the bottom. On the logarithmic scale the
 * total is scaled and the layers share its height in proportion. `only` draws one layer alone,
 * from the ground up and on its own scale.
 */
export function layerPaths(
  histogram: Histogram,
  size: { readonly width: number; readonly height: number },
  scale: HistogramScale,
  only: number | null = null,
): readonly LayerPath[] {
  const step = size.width / bucketCount(histogram);
  const width = round(step - (step > 3 ? 1 : 0));
  const most = largestBucket(histogram, only);
  const layers = histogram.series.map(() => ({ bars: "", tops: "" }));
  for (const bucket of histogram.buckets) {
    const x = round(xOf(histogram, bucket.startMs, size.width));
    const counts = bucket.counts.map((count, layer) =>
      only === null || only === layer ? count : 0,
    );
    let top = size.height;
    for (const [layer, height] of stackHeights(counts, most, size.height, scale).entries()) {
      const path = layers[layer];
      if (height === 0 || path === undefined) continue;
      top -= height;
      const gap = height > 2 * LEAST_PX && top > HEADROOM_PX ? 0.5 : 0;
      path.bars += rectangle(x, top + gap, width, height - gap);
      path.tops += rectangle(x, top + gap, width, TOP_PX);
    }
  }
  return layers;
}

/** A dot above each bucket that holds events which arrived late. */
export function lateDots(
  histogram: Histogram,
  size: { readonly width: number; readonly height: number },
  scale: HistogramScale,
): string {
  const most = largestBucket(histogram, null);
  const half = size.width / bucketCount(histogram) / 2;
  return histogram.buckets
    .filter(({ late }) => late > 0)
    .map((bucket) => {
      const bar = stackHeights(bucket.counts, most, size.height, scale);
      const y = Math.max(DOT_PX, size.height - bar.reduce((sum, px) => sum + px, 0) - 2 * DOT_PX);
      const x = xOf(histogram, bucket.startMs, size.width) + half - DOT_PX;
      const d = 2 * DOT_PX;
      return `M${round(x)} ${round(y)}a${DOT_PX} ${DOT_PX} 0 1 0 ${d} 0a${DOT_PX} ${DOT_PX} 0 1 0 ${-d} 0z`;
    })
    .join("");
}

/**
 * Heights of the layers of one bar. They add up to the bar's height, and every count above zero
 * has at least `LEAST_PX`: what small ones gain is taken from the large ones.
 */
export function stackHeights(
  counts: readonly number[],
  most: number,
  heightPx: number,
  scale: HistogramScale,
): readonly number[] {
  const total = bucketTotal({ counts: [...counts] });
  const present = counts.filter((count) => count > 0).length;
  const bar = Math.max(LEAST_PX * present, barHeight(total, most, heightPx, scale));
  const lifted = new Set<number>();
  for (;;) {
    const free = bar - LEAST_PX * lifted.size;
    const rest = counts.reduce((sum, count, layer) => sum + (lifted.has(layer) ? 0 : count), 0);
    const heights = counts.map((count, layer) =>
      lifted.has(layer) ? LEAST_PX : count === 0 ? 0 : (count / rest) * free,
    );
    const small = heights.findIndex((height) => height > 0 && height < LEAST_PX);
    if (small === -1) return heights;
    lifted.add(small);
  }
}

/** Height of a total in pixels, where the largest one leaves room for its label. */
export function barHeight(
  total: number,
  most: number,
  heightPx: number,
  scale: HistogramScale,
): number {
  if (most <= 0) return 0;
  const part = scale === "log" ? Math.log10(1 + total) / Math.log10(1 + most) : total / most;
  return part * (heightPx - HEADROOM_PX);
}

/** Position of a moment on the scale of the bars; the range may end inside the last bucket. */
export function xOf(histogram: Histogram, timeMs: number, width: number): number {
  const { fromMs, bucketMs } = histogram;
  return ((timeMs - fromMs) / (bucketCount(histogram) * bucketMs)) * width;
}

function shownTotal(bucket: Bucket, only: number | null): number {
  return only === null ? bucketTotal(bucket) : (bucket.counts[only] ?? 0);
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${round(y)}h${width}v${round(height)}h${-width}z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
