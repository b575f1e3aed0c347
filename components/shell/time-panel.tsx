"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatTime, zoneName } from "@/lib/format/time";
import { TimePanelEnd } from "./time-panel-end";
import { TimePanelQuick } from "./time-panel-quick";
import type { TimeRange } from "./time-range";
import { readRange } from "./time-range-input";
import { useZone } from "./use-zone";
import { ZoneChoice } from "./zone-choice";

/** What the time picker opens: quick ranges, the two ends as text, and the clock of the page. */
export function TimePanel({
  range,
  unbounded,
  onChange,
}: {
  readonly range: TimeRange;
  readonly unbounded: string | undefined;
  readonly onChange: (range: TimeRange) => void;
}) {
  const zone = useZone();
  const [errors, setErrors] = useState<TimeRange>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.select(), []);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = { from: String(data.get("from")), to: String(data.get("to")) };
    const read = readRange(typed, zone, Date.now());
    if ("range" in read) return onChange(read.range);
    setErrors(read.errors);
    const wrong = read.errors.from === undefined ? "to" : "from";
    event.currentTarget.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
  };
  return (
    <div className="flex max-h-[70dvh] flex-col gap-4 overflow-auto p-3 sm:w-[36rem] sm:flex-row-reverse">
      <div className="min-w-0 flex-1 space-y-3">
        {/* A changed clock shows the same moments anew. */}
        <form ref={form} key={zone} className="space-y-2" onSubmit={apply}>
          <TimePanelEnd
            name="from"
            label={`From (${zoneName(zone)})`}
            written={shown(range.from, zone)}
            empty={unbounded === undefined ? "the first event" : "by its usual length"}
            error={errors.from}
          />
          <TimePanelEnd
            name="to"
            label={`To, not included (${zoneName(zone)})`}
            written={shown(range.to, zone)}
            empty="now"
            error={errors.to}
            hint="A date, a date and time, or now-24h."
          />
          <Button type="submit" look="primary" className="w-full">
            Show this time
          </Button>
        </form>
        <ZoneChoice />
      </div>
      <TimePanelQuick range={range} unbounded={unbounded} onChange={onChange} />
    </div>
  );
}

function shown(text: string | undefined, zone: string): string {
  const timeMs = Date.parse(text ?? "");
  return Number.isNaN(timeMs) ? (text ?? "") : formatTime(timeMs, zone);
}
