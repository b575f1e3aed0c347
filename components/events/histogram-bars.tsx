import { memo, useId, useMemo } from "react";
import type { Histogram } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";
import { formatTick, type Zone } from "@/lib/format/time";
import {
  bucketCount,
  bucketTotal,
  SERIES,
  type Series,
  seriesPaths,
  ticks,
} from "./histogram-geometry";
import type { Selection } from "./use-brush";

const HEIGHT = 96;
const AXIS = 16;
const BARS = HEIGHT - AXIS;

const FILLS: Readonly<Record<Series, string>> = {
  success: "fill-success",
  denied: "fill-denied",
  error: "fill-error",
  unknown: "fill-unknown",
};

/** The picture: bars, hatching where no log file was delivered, ticks, and the chosen buckets. */
export function HistogramBars({
  histogram,
  width,
  chosen,
  zone,
}: {
  readonly histogram: Histogram;
  readonly width: number;
  readonly chosen: Selection | null;
  readonly zone: Zone;
}) {
  const step = width / bucketCount(histogram);
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true" className="block overflow-visible">
      {chosen === null ? null : (
        <rect
          x={Math.min(chosen.from, chosen.to) * step}
          width={(Math.abs(chosen.to - chosen.from) + 1) * step}
          height={BARS}
          className="fill-accent/20"
        />
      )}
      <Bars histogram={histogram} width={width} />
      <Axis histogram={histogram} width={width} zone={zone} />
    </svg>
  );
}

/** Not drawn again while the pointer moves over it. */
const Bars = memo(function Bars({
  histogram,
  width,
}: {
  readonly histogram: Histogram;
  readonly width: number;
}) {
  const id = useId();
  const paths = useMemo(() => seriesPaths(histogram, width, BARS), [histogram, width]);
  const { fromMs, toMs } = histogram;
  // The range ends inside the last bucket; coverage is drawn on the scale of the bars.
  const scale = width / (bucketCount(histogram) * histogram.bucketMs);
  const x = (timeMs: number) => (Math.min(toMs, Math.max(fromMs, timeMs)) - fromMs) * scale;
  return (
    <>
      <defs>
        <pattern
          id={`${id}gap`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V6" className="stroke-edge/60" strokeWidth="1.5" />
        </pattern>
        <pattern
          id={`${id}denied`}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="4" height="4" className="fill-denied" />
          <path d="M0 0V4" className="stroke-surface/50" strokeWidth="1.5" />
        </pattern>
      </defs>
      {histogram.uncovered.map((gap) => (
        <rect
          key={gap.fromMs}
          x={x(gap.fromMs)}
          width={Math.max(0, x(gap.toMs) - x(gap.fromMs))}
          height={BARS}
          fill={`url(#${id}gap)`}
        />
      ))}
      {SERIES.map((series) => (
        <path
          key={series}
          d={paths[series]}
          data-series={series}
          {...(series === "denied" ? { fill: `url(#${id}denied)` } : { className: FILLS[series] })}
        />
      ))}
    </>
  );
});

function Axis({
  histogram,
  width,
  zone,
}: {
  readonly histogram: Histogram;
  readonly width: number;
  readonly zone: Zone;
}) {
  const { fromMs, toMs, bucketMs } = histogram;
  const offsetMs = zone === "utc" ? 0 : -new Date(fromMs).getTimezoneOffset() * 60_000;
  const { times, stepMs } = ticks(fromMs, toMs, width, offsetMs);
  const scale = width / (bucketCount(histogram) * bucketMs);
  const most = Math.max(0, ...histogram.buckets.map(bucketTotal));
  return (
    <g className="fill-muted text-[11px]">
      <path d={`M0 ${BARS + 0.5}H${width}`} className="stroke-line" />
      {times.map((time) => {
        const at = Math.round((time - fromMs) * scale);
        if (at > width - 40) return null;
        return (
          <g key={time}>
            <path d={`M${at + 0.5} ${BARS}v4`} className="stroke-edge" />
            <text x={at + 4} y={HEIGHT - 3}>
              {formatTick(time, stepMs, zone)}
            </text>
          </g>
        );
      })}
      <text
        x={width}
        y={10}
        textAnchor="end"
        className="stroke-surface [paint-order:stroke]"
        strokeWidth={3}
      >
        {formatCount(most)}
      </text>
    </g>
  );
}
