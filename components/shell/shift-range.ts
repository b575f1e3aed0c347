import { toIsoTime } from "@/lib/format/time";
import { resolveTime } from "@/lib/search/time-range";
import type { TimeRange } from "./time-range";

/** The ends of a time axis, which may lie outside of what was asked: it has whole buckets. */
export interface AxisSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The window moved by its own length, -1 to the past or 1 to the future; null as for askedSpan. */
export function shiftRange(
  range: TimeRange,
  by: -1 | 1,
  axis: AxisSpan | undefined,
  nowMs: number,
): TimeRange | null {
  const span = askedSpan(range, axis, nowMs);
  if (span === null) return null;
  const stepMs = by * (span.toMs - span.fromMs);
  return { from: toIsoTime(span.fromMs + stepMs), to: toIsoTime(span.toMs + stepMs) };
}

const LEAST_MS = 1000;

/** The window twice as wide around the same middle, in whole seconds. */
export function zoomOut({ fromMs, toMs }: AxisSpan): TimeRange {
  const halfMs = Math.max(LEAST_MS, toSecond((toMs - fromMs) / 2));
  return rangeOf(fromMs - halfMs, toMs + halfMs);
}

/** Half as much time as is shown, around the middle of what is chosen, in whole seconds. */
export function zoomIn(chosen: AxisSpan, shown: AxisSpan): TimeRange {
  const quarterMs = Math.max(LEAST_MS, (shown.toMs - shown.fromMs) / 4);
  const middleMs = (chosen.fromMs + chosen.toMs) / 2;
  return rangeOf(middleMs - quarterMs, middleMs + quarterMs);
}

function rangeOf(fromMs: number, toMs: number): TimeRange {
  return { from: toIsoTime(toSecond(fromMs)), to: toIsoTime(toSecond(toMs)) };
}

function toSecond(timeMs: number): number {
  return Math.round(timeMs / 1000) * 1000;
}

/**
 * The window in milliseconds. An open end is where the axis ends; null when there is no such axis,
 * or a time cannot be read.
 */
export function askedSpan(
  { from, to }: TimeRange,
  axis: AxisSpan | undefined,
  nowMs: number,
): AxisSpan | null {
  try {
    const fromMs = from === undefined ? axis?.fromMs : resolveTime(from, nowMs);
    const toMs = to !== undefined ? resolveTime(to, nowMs) : isRelative(from) ? nowMs : axis?.toMs;
    return fromMs === undefined || toMs === undefined || fromMs >= toMs ? null : { fromMs, toMs };
  } catch {
    return null;
  }
}

function isRelative(text: string | undefined): boolean {
  return /^now/i.test(text ?? "");
}
