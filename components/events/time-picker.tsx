"use client";

import { CalendarClock } from "lucide-react";
import dynamic from "next/dynamic";
import { usePreferences } from "@/components/shell/preferences";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Popover } from "@/components/ui/popover";
import { rangeLabel, type TimeRange } from "./time-range";

const TimePanel = dynamic(() => import("./time-panel").then((module) => module.TimePanel));

/** The time window: quick ranges, or two fields that take dates, times and `now-24h`. */
export function TimePicker({
  range,
  onChange,
}: {
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}) {
  const { zone } = usePreferences();
  useShortcuts({ t: () => document.querySelector<HTMLElement>("[data-hotkey=t]")?.click() });
  return (
    <Popover
      label={`Time: ${rangeLabel(range, zone)}`}
      hotkey="t"
      align="end"
      button={
        <>
          <CalendarClock size={16} aria-hidden="true" />
          {rangeLabel(range, zone)}
        </>
      }
    >
      {(close) => (
        <TimePanel
          range={range}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </Popover>
  );
}
