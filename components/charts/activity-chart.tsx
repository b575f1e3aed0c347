"use client";

import { type RefObject, useEffect, useId, useRef } from "react";
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
import { formatCount } from "@/lib/format/count";
import { shortCount } from "@/lib/format/short-count";
import { formatTick, type Zone } from "@/lib/format/time";
import { toWallClock } from "@/lib/format/wall-clock";
import type { ActivityColumn } from "./activity-column";
import { ActivityTip } from "./activity-tip";

const DAY_MS = 86_400_000;
/** Numbers with more digits do not fit beside the axis. */
const SHORT_FROM = 10_000;
/** From so many midnights on, they are the ticks, and clock times say no more than the bars. */
const FEW_DAYS = 3;

/** From the bottom up. What is denied is hatched too: a colour is never the only sign. */
const LAYERS = [
  { name: "success", fill: "var(--success)" },
  { name: "denied", fill: "var(--denied)" },
  { name: "errors", fill: "var(--error)" },
  { name: "unknown", fill: "var(--unknown)" },
] as const;

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
}: {
  readonly columns: readonly ActivityColumn[];
  readonly zone: Zone;
  readonly label: string;
  /** With its height. */
  readonly className: string;
  readonly onOpen: (column: ActivityColumn) => void;
}) {
  const id = useId();
  const chart = useRef<SVGSVGElement>(null);
  const [first] = columns;
  const stepMs = first === undefined ? 0 : first.endMs - first.startMs;
  const days = dayBegins(columns, zone);
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
        minTickGap={24}
        {...(days.length >= FEW_DAYS && { ticks: days.map((column) => column.startMs) })}
        tickFormatter={(startMs: number) =>
          formatTick(startMs, days.length >= FEW_DAYS ? Math.max(stepMs, DAY_MS) : stepMs, zone)
        }
      />
      <YAxis
        width={40}
        allowDecimals={false}
        tickCount={4}
        tickLine={false}
        axisLine={false}
        tick={{ fill: "var(--muted)", fontSize: 12 }}
        tickFormatter={(count: number) =>
          count < SHORT_FROM ? formatCount(count) : shortCount(count)
        }
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
      <OpenByEnter chart={chart} columns={columns} onOpen={onOpen} />
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

/** The first column of each day of the clock but the first, which may have begun before. */
function dayBegins(columns: readonly ActivityColumn[], zone: Zone): readonly ActivityColumn[] {
  const dayOf = ({ startMs }: ActivityColumn) => Math.floor(toWallClock(startMs, zone) / DAY_MS);
  return columns.filter((column, at) => {
    const before = columns[at - 1];
    return before !== undefined && dayOf(before) !== dayOf(column);
  });
}

/** Enter opens the bar that the arrow keys came to; the chart itself knows presses alone. */
function OpenByEnter({
  chart,
  columns,
  onOpen,
}: {
  readonly chart: RefObject<SVGElement | null>;
  readonly columns: readonly ActivityColumn[];
  readonly onOpen: (column: ActivityColumn) => void;
}) {
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
