"use client";

import { useEffect, useState } from "react";
import { formatDuration } from "@/lib/format/duration";

/** The search has run for so long when its seconds are shown first. */
const SHOWN_AFTER_SECONDS = 2;

/** How long a search runs and how to end it; one that was stopped can be started again. */
export function SlowSearch({
  isStopped,
  onStop,
  onRetry,
}: {
  readonly isStopped: boolean;
  readonly onStop: () => void;
  readonly onRetry: () => void;
}) {
  const [seconds, setSeconds] = useState(SHOWN_AFTER_SECONDS);
  useEffect(() => {
    if (isStopped) return setSeconds(0);
    const timer = setInterval(() => setSeconds((was) => was + 1), 1_000);
    return () => clearInterval(timer);
  }, [isStopped]);
  return (
    <p className="flex items-center gap-2" data-no-print>
      <span role="status">{isStopped ? "Stopped" : ""}</span>
      {isStopped ? null : <span className="tabular-nums">{formatDuration(seconds)}</span>}
      {/* One button, so that the focus stays on it. */}
      <button
        type="button"
        className="h-6 rounded-sm border border-line px-2 text-ink hover:bg-hover"
        onClick={isStopped ? onRetry : onStop}
      >
        {isStopped ? "Search again" : "Cancel"}
      </button>
    </p>
  );
}
