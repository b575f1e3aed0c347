import type { CorrelationRule, CorrelationType, Limit } from "./rule";

/**
 * Whether more events can only bring a correlation nearer to its limits: then it is true as soon as
 * it is reached, and may be judged at every event.
 */
export function isRising(type: CorrelationType, limits: readonly Limit[]): boolean {
  return (
    type !== "value_avg" &&
    type !== "value_percentile" &&
    limits.every(({ operator }) => operator === "gt" || operator === "gte")
  );
}

/** Whether a value is what a correlation waits for: by default, each of its rules. */
export function isReached({ limits, rules }: CorrelationRule, value: number): boolean {
  return limits.length === 0 ? value >= rules.length : limits.every((limit) => holds(limit, value));
}

function holds({ operator, value: limit }: Limit, value: number): boolean {
  switch (operator) {
    case "gt":
      return value > limit;
    case "gte":
      return value >= limit;
    case "lt":
      return value < limit;
    case "lte":
      return value <= limit;
    case "eq":
      return value === limit;
    case "neq":
      return value !== limit;
  }
}
