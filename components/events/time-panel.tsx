"use client";

import { type FormEvent, useState } from "react";
import { usePreferences } from "@/components/shell/preferences";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { formatTime } from "@/lib/format/time";
import { parseTimeInput, QUICK_RANGES, type TimeRange } from "./time-range";

/** What the time picker opens: quick ranges beside the two ends. */
export function TimePanel({
  range,
  onChange,
}: {
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}) {
  const { zone, set } = usePreferences();
  const [errors, setErrors] = useState<{ from?: string; to?: string }>({});
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = parseTimeInput(String(form.get("from")), zone);
    const to = parseTimeInput(String(form.get("to")), zone);
    const wrong = "Write 2026-11-21, 2026-11-21 03:14 or now-24h.";
    const backwards = from && to && Date.parse(from) >= Date.parse(to);
    if (from === null || to === null || backwards) {
      setErrors({
        ...(from === null ? { from: wrong } : {}),
        ...(to === null ? { to: wrong } : {}),
        ...(backwards ? { to: "The end must be after the start." } : {}),
      });
      return;
    }
    onChange({ from: from || undefined, to: to || undefined });
  };
  const shown = (text: string | undefined) => {
    const timeMs = Date.parse(text ?? "");
    return Number.isNaN(timeMs) ? text : formatTime(timeMs, zone);
  };
  return (
    <div className="flex flex-col gap-4 p-3 sm:w-[30rem] sm:flex-row">
      <ul className="shrink-0 max-sm:grid max-sm:grid-cols-2">
        {QUICK_RANGES.map((quick) => (
          <li key={quick.label}>
            <button
              type="button"
              aria-current={quick.range.from === range.from && quick.range.to === range.to}
              className="w-full rounded-md px-2 py-1 text-start hover:bg-hover aria-[current=true]:bg-selected"
              onClick={() => onChange({ from: undefined, to: undefined, ...quick.range })}
            >
              {quick.label}
            </button>
          </li>
        ))}
      </ul>
      <form key={zone} className="min-w-0 flex-1 space-y-2" onSubmit={apply}>
        <TextField
          name="from"
          label="From"
          defaultValue={shown(range.from)}
          error={errors.from}
          placeholder="the first event"
          className="h-8 w-full rounded-md border border-edge bg-surface px-2 font-mono text-xs"
        />
        <TextField
          name="to"
          label="To (not included)"
          defaultValue={shown(range.to)}
          error={errors.to}
          placeholder="now"
          hint="A date, a date and time, or now-24h."
          className="h-8 w-full rounded-md border border-edge bg-surface px-2 font-mono text-xs"
        />
        <fieldset className="flex items-center gap-3 text-sm">
          <legend className="sr-only">Clock</legend>
          {(["utc", "local"] as const).map((choice) => (
            <label key={choice} className="flex items-center gap-1.5">
              <input
                type="radio"
                name="zone"
                checked={zone === choice}
                onChange={() => set("zone", choice)}
              />
              {choice === "utc" ? "UTC" : "Local time"}
            </label>
          ))}
        </fieldset>
        <Button type="submit" look="primary" className="w-full">
          Show this time
        </Button>
      </form>
    </div>
  );
}
