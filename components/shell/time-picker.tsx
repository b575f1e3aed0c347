"use client";

import { useEffect, useRef } from "react";
import { codeOnDemand, withCode } from "@/components/ui/code-on-demand";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { rangeLabel, shortLabel, type TimeRange } from "./time-range";
import { useShortcuts } from "./use-shortcuts";
import { useZone } from "./use-zone";

const TimePanel = onDemand(
  () => import("./time-panel").then((module) => module.TimePanel),
  <div className="sm:w-[36rem]">
    <Skeleton lines={8} label="Loading the times" />
  </div>,
);

const SHIFT = codeOnDemand(() => import("./shift-range"));

const ARROW =
  "flex h-8 w-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink";

/** The time window, what opens its choice, and an arrow to the window before and after. */
export function TimePicker({
  range,
  axis,
  unbounded,
  onChange,
}: {
  readonly range: TimeRange;
  /** Where the time axis ends, for a window without a bound. */
  readonly axis: { readonly fromMs: number; readonly toMs: number } | undefined;
  /** What no bounds mean, where that is not all time. */
  readonly unbounded?: string;
  readonly onChange: (range: TimeRange) => void;
}) {
  const zone = useZone();
  useShortcuts({ t: () => document.querySelector<HTMLElement>("[data-hotkey=t]")?.click() });
  const latest = useRef({ range, axis });
  useEffect(() => {
    latest.current = { range, axis };
  });
  const shift = (by: -1 | 1) =>
    withCode(SHIFT, ({ shiftRange }) => {
      const next = shiftRange(latest.current.range, by, latest.current.axis, Date.now());
      if (next !== null) onChange(next);
    });
  const label = rangeLabel(range, zone, unbounded);
  return (
    <div className="flex">
      <button
        type="button"
        aria-label="Earlier: the time before, as long as this"
        title="Earlier, by the same length"
        className={ARROW}
        onClick={() => shift(-1)}
      >
        <Icon name="chevron-left" />
      </button>
      <Popover
        label={`Time: ${label}`}
        hotkey="t"
        align="end"
        button={
          <>
            <Icon name="calendar-clock" className="shrink-0" />
            <span className="max-sm:hidden">{label}</span>
            <span className="max-w-[calc(100vw-7rem)] truncate text-xs sm:hidden">
              {shortLabel(label)}
            </span>
          </>
        }
      >
        {(close) => (
          <TimePanel
            range={range}
            unbounded={unbounded}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
        )}
      </Popover>
      <button
        type="button"
        aria-label="Later: the time after, as long as this"
        title="Later, by the same length"
        className={ARROW}
        onClick={() => shift(1)}
      >
        <Icon name="chevron-right" />
      </button>
    </div>
  );
}
