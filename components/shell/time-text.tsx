"use client";

import { formatClock, formatTime } from "@/lib/format/time";
import { usePreferences } from "./preferences";

/** A moment on the reader's chosen clock; the other clock is in the tooltip. */
export function TimeText({
  timeMs: exactMs,
  withZone = false,
  toSecond = false,
}: {
  /** UTC milliseconds; null when the record does not say. */
  readonly timeMs: number | null;
  /** For places without a heading that names the zone. */
  readonly withZone?: boolean;
  /** For our own clock, where milliseconds say nothing. */
  readonly toSecond?: boolean;
}) {
  const { zone } = usePreferences();
  const timeMs = toSecond && exactMs !== null ? Math.floor(exactMs / 1000) * 1000 : exactMs;
  if (timeMs === null) return <span className="text-muted">not recorded</span>;
  const other = formatTime(timeMs, zone === "utc" ? "local" : "utc");
  return (
    <time
      dateTime={Math.abs(timeMs) <= 8.64e15 ? new Date(timeMs).toISOString() : undefined}
      title={other}
      suppressHydrationWarning
    >
      {withZone ? formatTime(timeMs, zone) : formatClock(timeMs, zone)}
    </time>
  );
}
