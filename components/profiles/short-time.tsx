"use client";

import { usePreferences } from "@/components/shell/preferences";
import type { Period } from "@/lib/api/period-contract";
import { formatClock, formatTime } from "@/lib/format/time";

const TWO_DAYS_MS = 2 * 86_400_000;

/** A moment of a period for narrow columns: its date, or in a short period the time as well. */
export function ShortTime({
  timeMs,
  period: { fromMs, toMs },
}: {
  /** UTC milliseconds; null when no record says. */
  readonly timeMs: number | null;
  readonly period: Pick<Period, "fromMs" | "toMs">;
}) {
  const { zone } = usePreferences();
  if (timeMs === null) return <span className="text-muted">not recorded</span>;
  const seconds = Math.floor(timeMs / 1000) * 1000;
  const clock = formatClock(seconds, zone);
  const isShort = toMs - fromMs <= TWO_DAYS_MS;
  return (
    <time
      dateTime={Math.abs(timeMs) <= 8.64e15 ? new Date(timeMs).toISOString() : undefined}
      title={formatTime(seconds, zone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {isShort ? clock.slice(5) : clock.slice(0, 10)}
    </time>
  );
}
