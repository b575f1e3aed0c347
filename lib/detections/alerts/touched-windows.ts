import type { CorrelatedRules } from "./correlated-rules";
import type { HitRow } from "./hit-rows";

/** Windows of time, by their beginning, and the first values of the groups in them; null: all. */
export type TouchedWindows = ReadonlyMap<number, ReadonlySet<string> | null>;

/**
 * Windows in which a correlation may say something else because of some hits. Hits without a time are
 * in none.
 */
export function touchedWindows(
  { groupFields, reachMs, rule }: CorrelatedRules,
  hits: readonly Pick<HitRow, "ruleId" | "timeMs" | "fields">[],
): TouchedWindows {
  const { alertWindowMs } = rule;
  const windows = new Map<number, Set<string> | null>();
  for (const { ruleId, timeMs, fields } of hits) {
    if (!Number.isFinite(timeMs)) continue;
    const field = groupFields?.get(ruleId);
    const values = field !== undefined && Object.hasOwn(fields, field) ? fields[field] : [];
    const first = Math.floor((timeMs - reachMs) / alertWindowMs);
    const last = Math.floor((timeMs + reachMs) / alertWindowMs);
    for (let number = first; number <= last; number += 1) {
      const startMs = number * alertWindowMs;
      if (groupFields === null) windows.set(startMs, null);
      else if (values !== undefined && values.length > 0) {
        const known = windows.get(startMs) ?? new Set();
        for (const value of values) known.add(value);
        windows.set(startMs, known);
      }
    }
  }
  return windows;
}
