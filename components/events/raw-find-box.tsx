"use client";

import { Icon } from "@/components/ui/icon";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { formatCount } from "@/lib/format/count";

const STEP =
  "inline-flex size-6 items-center justify-center rounded-sm hover:bg-hover disabled:opacity-50";

/** Find in the record: Enter goes to the next place, Shift+Enter to the one before. */
export function RawFindBox({
  typed,
  count,
  current,
  onType,
  onMove,
}: {
  readonly typed: string;
  readonly count: number;
  /** Number of the place in view, from 0. */
  readonly current: number;
  readonly onType: (text: string) => void;
  readonly onMove: (to: number) => void;
}) {
  const step = (by: number) => {
    if (count > 0) onMove((current + by + count) % count);
  };
  return (
    <span className="flex min-w-44 flex-1 items-center gap-1">
      <input
        type="search"
        value={typed}
        placeholder="Find in the record"
        aria-label="Find in the record"
        className={`${INPUT_CLASS} min-w-24 flex-1`}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="min-w-12 text-center text-xs text-muted" role="status">
        {typed === ""
          ? null
          : count === 0
            ? "nowhere"
            : `${formatCount(current + 1)} of ${formatCount(count)}`}
      </span>
      <button
        type="button"
        className={STEP}
        aria-label="Previous place"
        title="Previous (Shift+Enter)"
        disabled={count === 0}
        onClick={() => step(-1)}
      >
        <Icon name="chevron-up" size={14} />
      </button>
      <button
        type="button"
        className={STEP}
        aria-label="Next place"
        title="Next (Enter)"
        disabled={count === 0}
        onClick={() => step(1)}
      >
        <Icon name="chevron-down" size={14} />
      </button>
    </span>
  );
}
