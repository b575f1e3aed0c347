"use client";

import { ZoomOut } from "lucide-react";
import { useId, useRef } from "react";
import { usePreferences } from "@/components/shell/preferences";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import type { Histogram } from "@/lib/api/contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatRange, toIsoTime } from "@/lib/format/time";
import { HistogramBars } from "./histogram-bars";
import { type Bucket, bucketAt, bucketCount, bucketTotal, SERIES } from "./histogram-geometry";
import { HistogramTable } from "./histogram-table";
import { OUTCOME_WORD, OutcomeMark } from "./outcome-mark";
import { type TimeRange, zoomOut } from "./time-range";
import { useBrush } from "./use-brush";
import { useWidth } from "./use-width";

/** Events over time by outcome. Drag, click or arrow keys choose a time; hatching is no data. */
export function EventHistogram({
  histogram,
  onZoom,
}: {
  readonly histogram: Histogram;
  readonly onZoom: (range: TimeRange) => void;
}) {
  const { zone } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const readoutId = useId();
  const { fromMs, toMs, bucketMs } = histogram;
  const count = bucketCount(histogram);
  const edge = (index: number) => Math.min(toMs, fromMs + index * bucketMs);
  const wider = () => onZoom(zoomOut(fromMs, toMs));
  const brush = useBrush(
    count,
    (first, end) => onZoom({ from: toIsoTime(edge(first)), to: toIsoTime(edge(end)) }),
    wider,
  );
  useShortcuts({ "-": wider });

  const chosen =
    brush.selection ?? (brush.cursor === null ? null : { from: brush.cursor, to: brush.cursor });
  const first = chosen === null ? 0 : Math.min(chosen.from, chosen.to);
  const last = chosen === null ? count - 1 : Math.max(chosen.from, chosen.to);
  const sums =
    chosen === null ? sumOf(histogram.buckets) : sumOf(bucketsBetween(histogram, first, last));
  const when = formatRange(edge(first), edge(last + 1), zone);
  const inWords = `${when}: ${formatCounted(bucketTotal(sums), "event")}, ${formatCount(sums.denied)} denied, ${formatCount(sums.error)} errors`;

  return (
    <section aria-label="Events over time" className="border-b border-line bg-surface px-3 pt-1.5">
      <div className="flex min-h-6 flex-wrap items-center gap-x-4 text-xs whitespace-nowrap">
        <p id={readoutId} className="font-mono">
          {when}
        </p>
        {SERIES.filter((series) => series !== "unknown" || sums.unknown > 0).map((series) => (
          <span key={series} className="flex items-center gap-1">
            <OutcomeMark outcome={series} />
            <span className="text-muted">{OUTCOME_WORD[series]}</span>
            <span>{formatCount(sums[series])}</span>
          </span>
        ))}
        {histogram.uncovered.length > 0 ? (
          <span className="flex items-center gap-1 text-muted max-sm:hidden">
            <svg width={14} height={10} aria-hidden="true" className="text-edge">
              <path d="M0 10 10 0M4 10 14 0M-4 10 6 0" stroke="currentColor" />
            </svg>
            no log files
          </span>
        ) : null}
        {histogram.undated > 0 ? (
          <span className="text-warn">
            {formatCounted(histogram.undated, "event")} without a time
          </span>
        ) : null}
        <button
          type="button"
          title="Twice as much time (-, or double-click the bars)"
          className="ms-auto flex h-6 items-center gap-1 rounded-sm px-1.5 text-muted hover:bg-hover hover:text-ink"
          onClick={wider}
        >
          <ZoomOut size={14} aria-hidden="true" />
          <span className="max-sm:sr-only">Zoom out</span>
        </button>
      </div>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label="Time of the bars. Shift and arrows select, Enter zooms"
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={brush.cursor ?? 0}
        aria-valuetext={inWords}
        aria-describedby={readoutId}
        className="h-24 cursor-crosshair touch-pan-y select-none"
        {...brush.handlers}
      >
        {width > 0 ? (
          <HistogramBars histogram={histogram} width={width} chosen={chosen} zone={zone} />
        ) : null}
      </div>
      <HistogramTable histogram={histogram} />
    </section>
  );
}

function bucketsBetween(histogram: Histogram, first: number, last: number): Bucket[] {
  return Array.from({ length: last - first + 1 }, (_, step) => bucketAt(histogram, first + step));
}

function sumOf(buckets: readonly Bucket[]): Bucket {
  const sum = { startMs: 0, success: 0, denied: 0, error: 0, unknown: 0 };
  for (const bucket of buckets) for (const series of SERIES) sum[series] += bucket[series];
  return sum;
}
