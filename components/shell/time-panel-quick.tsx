"use client";

import type { FormEvent } from "react";
import { QUICK_RANGES, type TimeRange, UNBOUNDED } from "./time-range";
import { lastWhole } from "./time-range-input";
import { useZone } from "./use-zone";

const ENTRY =
  "w-full rounded-md px-2 py-1 text-start hover:bg-hover aria-[current=true]:bg-selected";
const SMALL = "h-7 rounded-md border border-edge bg-surface px-1 text-sm";

/** Windows that end now, or with the last whole hour or day. */
export function TimePanelQuick({
  range,
  unbounded = UNBOUNDED,
  onChange,
}: {
  readonly range: TimeRange;
  readonly unbounded: string | undefined;
  readonly onChange: (range: TimeRange) => void;
}) {
  const zone = useZone();
  const none: TimeRange = { from: undefined, to: undefined };
  const choices = [{ label: unbounded, range: none }, ...QUICK_RANGES];
  const [, amount = "2", unit = "h"] = /^now-(\d+)([mhd])$/.exec(range.from ?? "") ?? [];
  const showLast = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const count = Math.trunc(Number(data.get("amount")));
    onChange({ from: `now-${count}${data.get("unit")}`, to: undefined });
  };
  return (
    <div className="shrink-0 space-y-1">
      <ul className="max-sm:grid max-sm:grid-cols-2">
        {choices.map((quick) => (
          <li key={quick.label}>
            <button
              type="button"
              aria-current={quick.range.from === range.from && quick.range.to === range.to}
              className={ENTRY}
              onClick={() => onChange({ ...none, ...quick.range })}
            >
              {quick.label}
            </button>
          </li>
        ))}
        {(["hour", "day"] as const).map((whole) => (
          <li key={whole}>
            <button
              type="button"
              className={ENTRY}
              onClick={() => onChange(lastWhole(whole, Date.now(), zone))}
            >
              Last whole {whole}
            </button>
          </li>
        ))}
      </ul>
      <form className="flex items-center gap-1 px-2 pt-1" onSubmit={showLast}>
        <label className="flex items-center gap-1">
          Last
          <input
            name="amount"
            type="number"
            required
            min={1}
            max={9999}
            step={1}
            defaultValue={amount}
            className={`${SMALL} w-16`}
          />
        </label>
        <select name="unit" aria-label="Unit of time" defaultValue={unit} className={SMALL}>
          <option value="m">minutes</option>
          <option value="h">hours</option>
          <option value="d">days</option>
        </select>
        <button type="submit" className={`${SMALL} border-line px-2 hover:bg-hover`}>
          Show
        </button>
      </form>
    </div>
  );
}
