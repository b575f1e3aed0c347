import type { KeyboardEvent } from "react";
import { clamp, keyStep, type Selection } from "./brush-keys";

const ENDS = [
  { end: "from", label: "Start of the chosen time" },
  { end: "to", label: "End of the chosen time" },
] as const;

/** The two ends of the chosen time, each to be moved by keys alone; seen while focused. */
export function HistogramHandles({
  chosen,
  count,
  width,
  describe,
  onMark,
  onKeyDown,
}: {
  readonly chosen: Selection | null;
  /** Number of buckets. */
  readonly count: number;
  readonly width: number;
  /** The time at which a bucket starts, in words. */
  readonly describe: (bucket: number) => string;
  readonly onMark: (chosen: Selection) => void;
  /** Keys that do not move an end: zoom, select, leave. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const first = Math.min(chosen?.from ?? 0, chosen?.to ?? 0);
  const last = Math.max(chosen?.from ?? count - 1, chosen?.to ?? count - 1);
  return ENDS.map(({ end, label }) => {
    const at = end === "from" ? first : last;
    const edge = end === "from" ? first : last + 1;
    return (
      <div
        key={end}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={end === "from" ? 0 : first}
        aria-valuemax={end === "from" ? last : count - 1}
        aria-valuenow={at}
        aria-valuetext={describe(edge)}
        style={{ left: Math.round((edge / count) * width) - 12 }}
        className="pointer-events-none absolute top-0 h-20 w-6 before:absolute before:inset-y-0 before:start-2.5 before:w-1 focus-visible:before:bg-accent"
        onKeyDown={(event) => {
          const step = keyStep(event.key, at, count);
          if (step === null) return onKeyDown(event);
          event.preventDefault();
          const to = clamp(step, count);
          onMark(
            end === "from"
              ? { from: Math.min(to, last), to: last }
              : { from: first, to: Math.max(to, first) },
          );
        }}
      />
    );
  });
}
