"use client";

import { useId } from "react";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { Zone } from "@/lib/format/time";
import { countLabel, countTicks, LAYERS, timeTicks } from "./activity-axes";
import type { ActivityColumn } from "./activity-column";

/**
 * Events over time as plain stacked bars, a picture alone. All of it stands where the chart has it:
 * the axes take 40 px at the left and 30 px below.
 */
export function ActivityBars({
  columns,
  zone,
}: {
  readonly columns: readonly ActivityColumn[];
  readonly zone: Zone;
}) {
  const id = useId();
  // Which times are round depends on the clock of the reader, which the server may not know.
  const times = useInBrowser() ? timeTicks(columns, zone) : [];
  const heights = countTicks(columns);
  const top = heights.at(-1) ?? 1;
  const percent = (share: number) => `${share * 100}%`;
  const x = (at: number) => percent(at / columns.length);
  const y = (count: number) => percent(1 - count / top);
  return (
    <svg
      aria-hidden="true"
      className="absolute start-10 top-2 h-[calc(100%-2.375rem)] w-[calc(100%-2.5rem)] overflow-visible fill-muted text-xs"
    >
      <pattern id={`${id}gap`} width={6} height={6} patternUnits="userSpaceOnUse">
        <path d="M0 6 6 0" stroke="var(--edge)" opacity={0.6} />
      </pattern>
      <pattern id={`${id}denied`} width={4} height={4} patternUnits="userSpaceOnUse">
        <rect width={4} height={4} fill="var(--denied)" />
        <path d="M0 4 4 0" stroke="var(--surface)" strokeWidth={0.8} />
      </pattern>
      {heights.map((count) => (
        <g key={count}>
          <line x2="100%" y1={y(count)} y2={y(count)} stroke="var(--line)" />
          <text x={-8} y={y(count)} dy="0.355em" textAnchor="end">
            {countLabel(count)}
          </text>
        </g>
      ))}
      {columns.map((column, at) => {
        let below = 0;
        const whole = { x: x(at), width: percent(1 / columns.length) };
        const place = { x: x(at + 0.05), width: percent(0.9 / columns.length) };
        return (
          <g key={column.startMs}>
            {column.uncoveredMs === 0 ? null : (
              <rect {...whole} height="100%" fill={`url(#${id}gap)`} />
            )}
            {LAYERS.map(({ name, fill }) => {
              below += column[name];
              return column[name] === 0 ? null : (
                <rect
                  key={name}
                  {...place}
                  y={y(below)}
                  height={percent(column[name] / top)}
                  fill={name === "denied" ? `url(#${id}denied)` : fill}
                  stroke="var(--surface)"
                  strokeWidth={0.5}
                />
              );
            })}
          </g>
        );
      })}
      <line x2="100%" y1="100%" y2="100%" stroke="var(--edge)" />
      {times.map(({ startMs, label }) => (
        <text
          key={startMs}
          x={x(columns.findIndex((column) => column.startMs === startMs) + 0.5)}
          y="100%"
          dy={16.5}
          textAnchor="middle"
        >
          {label}
        </text>
      ))}
    </svg>
  );
}
