"use client";

import {
  type ComponentProps,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
} from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceArea,
  Tooltip,
  useActiveTooltipLabel,
  XAxis,
  YAxis,
} from "recharts";
import type { Zone } from "@/lib/format/time";
import { countLabel, countTicks, LAYERS, timeTicks } from "./activity-axes";
import type { ActivityColumn } from "./activity-column";
import { ActivityTip } from "./activity-tip";

/**
 * Events over time as stacked bars. Stretches that no log file covers are hatched over the whole
 * height. Arrow keys read the bars one by one, Enter or a press opens the events of one; the page has
 * a table with the same numbers and links.
 */
export function ActivityChart({
  columns,
  zone,
  label,
  className,
  onOpen,
  onDrawn,
}: {
  readonly columns: readonly ActivityColumn[];
  readonly zone: Zone;
  readonly label: string;
  /** With its height. */
  readonly className: string;
  readonly onOpen: (column: ActivityColumn) => void;
  /** It has measured its place and is there; this is what takes the focus. */
  readonly onDrawn: (chart: SVGElement) => void;
}) {
  const id = useId();
  const chart = useRef<SVGSVGElement>(null);
  const times = timeTicks(columns, zone);
  const heights = countTicks(columns);
  return (
    <BarChart
      ref={chart}
      responsive
      className={className}
      style={{ width: "100%" }}
      data={columns}
      title={label}
      barCategoryGap={1}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      onClick={({ activeTooltipIndex }) => {
        const column = columns[Number(activeTooltipIndex)];
        if (column !== undefined) onOpen(column);
      }}
    >
      <defs>
        <pattern id={`${id}-gap`} width={6} height={6} patternUnits="userSpaceOnUse">
          <path d="M0 6 6 0" stroke="var(--edge)" strokeWidth={1} opacity={0.6} />
        </pattern>
        <pattern id={`${id}-denied`} width={4} height={4} patternUnits="userSpaceOnUse">
          <rect width={4} height={4} fill="var(--denied)" />
          <path d="M0 4 4 0" stroke="var(--surface)" strokeWidth={0.8} />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="startMs"
        tickLine={false}
        stroke="var(--edge)"
        tick={{ fill: "var(--muted)", fontSize: 12 }}
        interval={0}
        ticks={times.map(({ startMs }) => startMs)}
        tickFormatter={(_: number, at: number) => times[at]?.label ?? ""}
      />
      <YAxis
        width={40}
        interval={0}
        ticks={heights}
        domain={[0, heights.at(-1) ?? 1]}
        tickLine={false}
        axisLine={false}
        tick={{ fill: "var(--muted)", fontSize: 12 }}
        tickFormatter={countLabel}
      />
      {gapsOf(columns).map(([from, to]) => (
        <ReferenceArea key={from} x1={from} x2={to} fill={`url(#${id}-gap)`} fillOpacity={1} />
      ))}
      {LAYERS.map(({ name, fill }) => (
        <Bar
          key={name}
          dataKey={name}
          stackId="outcome"
          fill={name === "denied" ? `url(#${id}-denied)` : fill}
          stroke="var(--surface)"
          strokeWidth={0.5}
          isAnimationActive={false}
        />
      ))}
      <OpenByEnter chart={chart} columns={columns} onOpen={onOpen} onDrawn={onDrawn} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--hover)" }}
        content={({ label: startMs, active }) => {
          const column = columns.find((one) => one.startMs === startMs);
          return active && column !== undefined ? (
            <ActivityTip column={column} zone={zone} />
          ) : null;
        }}
      />
    </BarChart>
  );
}

/** Enter opens the bar that the arrow keys came to; the chart itself knows presses alone. */
function OpenByEnter({
  chart,
  columns,
  onOpen,
  onDrawn,
}: {
  readonly chart: RefObject<SVGElement | null>;
} & Pick<ComponentProps<typeof ActivityChart>, "columns" | "onOpen" | "onDrawn">) {
  const tellDrawn = useEffectEvent(onDrawn);
  // Inside the chart, so it comes once the chart knows its size.
  useEffect(() => {
    if (chart.current !== null) tellDrawn(chart.current);
  }, [chart]);
  const startMs = useActiveTooltipLabel();
  useEffect(() => {
    const column = columns.find((one) => one.startMs === startMs);
    if (column === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Enter") onOpen(column);
    };
    const element = chart.current;
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, [chart, columns, onOpen, startMs]);
  return null;
}

/** First and last column of each run of columns that no log file covers, wholly or in part. */
function gapsOf(columns: readonly ActivityColumn[]): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = [];
  let wasGap = false;
  for (const { startMs, uncoveredMs } of columns) {
    const isGap = uncoveredMs > 0;
    const last = gaps.at(-1);
    if (isGap && wasGap && last !== undefined) last[1] = startMs;
    else if (isGap) gaps.push([startMs, startMs]);
    wasGap = isGap;
  }
  return gaps;
}
