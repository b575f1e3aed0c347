import { memo, useId, useMemo } from "react";
import type { Histogram } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";
import { formatTick, type Zone, zoneOffsetMs } from "@/lib/format/time";
import type { Selection } from "./brush-keys";
import {
  barHeight,
  bucketCount,
  type HistogramScale,
  largestBucket,
  lateDots,
  layerPaths,
  xOf,
} from "./histogram-geometry";
import { layerLooks } from "./histogram-layers";
import { HistogramPatterns } from "./histogram-patterns";
import { ticks } from "./histogram-ticks";

const HEIGHT = 96;
const AXIS = 16;
const BARS = HEIGHT - AXIS;
/** Lines of the logarithmic scale. */
const LOG_STEPS = [10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

interface Drawing {
  readonly histogram: Histogram;
  readonly width: number;
  readonly scale: HistogramScale;
  /** The layer that is drawn alone. */
  readonly only: number | null;
}

/** The picture: bars, hatching where no log file was delivered, ticks, and what is chosen. */
export function HistogramBars({
  chosen,
  selected,
  zone,
  ...drawing
}: Drawing & {
  readonly chosen: Selection | null;
  /** The time selected for comparing. */
  readonly selected: { readonly fromMs: number; readonly toMs: number } | null;
  readonly zone: Zone;
}) {
  const { histogram, width } = drawing;
  const step = width / bucketCount(histogram);
  const x = (timeMs: number) => Math.min(width, Math.max(0, xOf(histogram, timeMs, width)));
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
      <Bars {...drawing} />
      {selected === null ? null : (
        <rect
          x={x(selected.fromMs)}
          y={1}
          width={Math.max(2, x(selected.toMs) - x(selected.fromMs))}
          height={BARS - 1}
          className="fill-accent/10 stroke-accent"
          strokeWidth={2}
          data-mark
        />
      )}
      <Axis {...drawing} zone={zone} />
    </svg>
  );
}

/** Not drawn again while the pointer moves over it. */
const Bars = memo(function Bars({ histogram, width, scale, only }: Drawing) {
  const id = useId();
  const looks = layerLooks(histogram);
  const paths = useMemo(
    () => layerPaths(histogram, { width, height: BARS }, scale, only),
    [histogram, width, scale, only],
  );
  const dots = useMemo(
    () => lateDots(histogram, { width, height: BARS }, scale),
    [histogram, width, scale],
  );
  const { fromMs, toMs } = histogram;
  const x = (timeMs: number) => xOf(histogram, Math.min(toMs, Math.max(fromMs, timeMs)), width);
  return (
    <>
      <HistogramPatterns id={id} />
      {histogram.uncovered.map((gap) => (
        <rect
          key={gap.fromMs}
          x={x(gap.fromMs)}
          width={Math.max(0, x(gap.toMs) - x(gap.fromMs))}
          height={BARS}
          fill={`url(#${id}gap)`}
        />
      ))}
      {paths.map(({ bars, tops }, layer) => {
        const look = looks[layer];
        const value = histogram.series[layer]?.value;
        if (look === undefined || bars === "") return null;
        const isPattern = look.sign === "hatched" || look.sign === "striped";
        return (
          <g key={value === null ? "missing" : `=${value}`} data-series>
            <path
              d={bars}
              {...(isPattern ? { fill: `url(#${id}${look.sign})` } : { className: look.fill })}
            />
            {look.sign === "capped" ? <path d={tops} className="fill-ink" /> : null}
          </g>
        );
      })}
      {only === null && dots !== "" ? (
        <path d={dots} className="fill-warn stroke-surface" data-mark />
      ) : null}
    </>
  );
});

function Axis({ histogram, width, scale, only, zone }: Drawing & { readonly zone: Zone }) {
  const { fromMs, toMs } = histogram;
  const { times, stepMs } = ticks(fromMs, toMs, width, zoneOffsetMs(fromMs, zone));
  const most = largestBucket(histogram, only);
  const y = (count: number) => Math.round(BARS - barHeight(count, most, BARS, scale)) + 0.5;
  const lines = scale === "log" ? LOG_STEPS.filter((count) => y(count) > 24) : [];
  return (
    <g className="fill-muted text-[11px]">
      <path d={`M0 ${BARS + 0.5}H${width}`} className="stroke-line" />
      {lines.length === 0 ? null : (
        <path
          d={lines.map((count) => `M0 ${y(count)}H${width}`).join("")}
          className="stroke-edge/50"
          strokeDasharray="2 4"
        />
      )}
      {times.map((time) => {
        const at = Math.round(xOf(histogram, time, width));
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
      <g className="stroke-surface [paint-order:stroke]" strokeWidth={3} textAnchor="end">
        {lines.map((count) => (
          <text key={count} x={width} y={y(count) + 4}>
            {formatCount(count)}
          </text>
        ))}
        <text x={width} y={10}>
          {formatCount(most)}
        </text>
      </g>
    </g>
  );
}
