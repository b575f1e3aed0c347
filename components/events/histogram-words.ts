import type { Histogram } from "@/lib/api/contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { type Bucket, bucketTotal } from "./histogram-geometry";
import { layerWord } from "./histogram-layers";

const MOST_NAMED = 3;

/** How many came late, as far as it is known. */
export function lateWords(
  { lateIsPartial }: Pick<Histogram, "lateIsPartial">,
  late: number,
): string {
  return `${lateIsPartial ? "at least " : ""}${formatCount(late)}`;
}

/**
 * The counts of some buckets as a sentence for those who do not see the bars: all events, then
 * what is denied or wrong, or the largest layers of another field.
 */
export function countsInWords(histogram: Histogram, sums: Bucket): string {
  const { by, series } = histogram;
  const layers = series.map((each, layer) => {
    const count = sums.counts[layer] ?? 0;
    const word = toVisible(layerWord(histogram, each).slice(0, 80));
    return { value: each.value, count, words: `${formatCount(count)} ${word}` };
  });
  const named =
    by === "outcome"
      ? layers.filter(({ value }) => value === "denied" || value === "error")
      : layers
          .filter(({ count }) => count > 0)
          .sort((a, b) => b.count - a.count)
          .slice(0, MOST_NAMED);
  const late =
    sums.late === 0
      ? []
      : [`${lateWords(histogram, sums.late)} of these arrived more than an hour late`];
  return [
    formatCounted(bucketTotal(sums), "event"),
    ...named.map(({ words }) => words),
    ...late,
  ].join(", ");
}
