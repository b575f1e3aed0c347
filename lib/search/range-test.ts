import type { Bound, RangeTest } from "./ast";
import type { FieldType } from "./field";
import { timeSpan } from "./time-range";

/** Half-open range [fromMs, toMs) of times that a test admits; null is no bound. */
export interface TimeBounds {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/**
 * The instants that a range of times admits. A bound covers all that it names: `time<=2026-11-21`
 * includes that day, `time>2026-11-21` begins after it.
 */
export function timeBounds(test: RangeTest, nowMs: number): TimeBounds {
  return {
    fromMs: edgeMs(test.min, nowMs, test.min?.inclusive === true),
    toMs: edgeMs(test.max, nowMs, test.max?.inclusive !== true),
  };
}

/** Whether a value of a number or version field lies in the range. */
export function inRange(test: RangeTest, type: FieldType, value: string): boolean {
  const key = orderKey(type, value);
  if (key === null) return false;
  const { min, max } = test;
  const aboveMin = min === null ? 1 : compareKeys(key, orderKey(type, min.text));
  const belowMax = max === null ? 1 : compareKeys(orderKey(type, max.text), key);
  return (
    (aboveMin > 0 || (aboveMin === 0 && min?.inclusive === true)) &&
    (belowMax > 0 || (belowMax === 0 && max?.inclusive === true))
  );
}

/** A number as itself, `major.minor` as two integers (1.10 follows 1.9); null when it is neither. */
export function orderKey(type: FieldType, text: string): readonly number[] | null {
  if (type === "version") {
    const match = /^(\d{1,9})\.(\d{1,9})$/.exec(text);
    return match === null ? null : [Number(match[1]), Number(match[2])];
  }
  return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? [Number(text)] : null;
}

/** Negative, zero or positive; NaN when a side cannot be read. */
export function compareKeys(a: readonly number[] | null, b: readonly number[] | null): number {
  if (a === null || b === null) return Number.NaN;
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function edgeMs(bound: Bound | null, nowMs: number, atStart: boolean): number | null {
  const span = bound === null ? null : timeSpan(bound.text, nowMs);
  if (span === null) return null;
  return atStart ? span.startMs : span.endMs;
}
