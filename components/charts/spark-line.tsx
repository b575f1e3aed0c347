import { formatCount, formatCounted } from "@/lib/format/count";

const WIDTH = 96;
const HEIGHT = 20;

/** Counts by time as bars beside a row of a table. */
export function SparkLine({
  counts,
  label,
}: {
  /** In order of time, equal steps. */
  readonly counts: readonly number[];
  /**
   * What is counted and in which steps, `Events by day`: the numbers follow it, for who does not see
   * them. Left out where the same stands in words beside it.
   */
  readonly label?: string;
}) {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  const bars = counts.map((count, at) => {
    if (count <= 0) return "";
    const height = Math.max(1, Math.round((count / most) * (HEIGHT - 1)));
    const width = (step * 0.8).toFixed(1);
    return `M${(at * step).toFixed(1)} ${HEIGHT - 1 - height}h${width}v${height}h-${width}z`;
  });
  return (
    <>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className="block">
        <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="stroke-line" />
        <path d={bars.join("")} className="fill-accent" data-mark />
      </svg>
      {label === undefined ? null : (
        <span className="sr-only">{`${label}: ${sparkWords(counts)}`}</span>
      )}
    </>
  );
}

/** The numbers of a picture of counts in words, in order of time. */
export function sparkWords(counts: readonly number[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return `${counts.map(formatCount).join(", ")}; ${formatCounted(total, "event")} in all`;
}
