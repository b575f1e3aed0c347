import type { Zone } from "@/lib/format/time";
import { fromWallClock, toWallClock } from "@/lib/format/wall-clock";

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

export type Cadence = "daily" | "weekly" | "monthly";

/** When a report is due, and the whole day, week or month before, in UTC milliseconds. */
export interface Slot {
  readonly slotMs: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The newest slot that is due: every day, every Monday, or every first of a month, at a minute of
 * the zone's clock. What was missed before it is not made up for.
 */
export function latestSlot(
  {
    cadence,
    atMinute,
    zone,
  }: { readonly cadence: Cadence; readonly atMinute: number; readonly zone: Zone },
  nowMs: number,
): Slot {
  const today = Math.floor(toWallClock(nowMs, zone) / DAY_MS) * DAY_MS;
  let startMs = periodStart(cadence, today);
  let slotMs = fromWallClock(startMs + atMinute * MINUTE_MS, zone);
  if (slotMs > nowMs) {
    startMs = periodStart(cadence, startMs - DAY_MS);
    slotMs = fromWallClock(startMs + atMinute * MINUTE_MS, zone);
  }
  const before = periodStart(cadence, startMs - DAY_MS);
  return { slotMs, fromMs: fromWallClock(before, zone), toMs: fromWallClock(startMs, zone) };
}

/** When the next slot is due after a moment, UTC milliseconds. */
export function nextSlotMs(rule: Parameters<typeof latestSlot>[0], nowMs: number): number {
  let atMs = nowMs;
  for (;;) {
    // A day at a time, so that a short month is not stepped over.
    atMs += DAY_MS;
    const { slotMs } = latestSlot(rule, atMs);
    if (slotMs > nowMs) return slotMs;
  }
}

/** Midnight that the day, week or month of a midnight begins with, on the wall clock. */
function periodStart(cadence: Cadence, dayMs: number): number {
  const day = new Date(dayMs);
  if (cadence === "weekly") return dayMs - ((day.getUTCDay() + 6) % 7) * DAY_MS;
  if (cadence === "monthly") return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1);
  return dayMs;
}
