import { formatCount, formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import type { CorrelationRule, Limit } from "@/lib/sigma/rule";

const BOUNDS: Readonly<Record<Limit["operator"], string>> = {
  gt: "more than",
  gte: "at least",
  lt: "fewer than",
  lte: "at most",
  eq: "exactly",
  neq: "anything but",
};

/** Why a correlation was true, with the highest value that it came to and its limits. */
export function correlationSentence(rule: CorrelationRule, value: number): string {
  const within = `within ${formatDuration(rule.timespanMs / 1_000)}`;
  const limits = rule.limits.map(
    ({ operator, value: limit }) => `${BOUNDS[operator]} ${number(limit)}`,
  );
  const asked = limits.length === 0 ? "" : ` The rule asks for ${limits.join(" and ")}.`;
  return `${whatWas(rule, value)} ${within}.${asked}`;
}

function whatWas({ type, counted, rules, percentile }: CorrelationRule, value: number): string {
  const fields = counted.join(", ");
  switch (type) {
    case "event_count":
      return formatCounted(value, "event");
    case "value_count":
      return `${formatCounted(value, "different value")} of ${fields}`;
    case "value_sum":
      return `The sum of ${fields} was ${number(value)}`;
    case "value_avg":
      return `The mean of ${fields} was ${number(value)}`;
    case "value_percentile":
      return `The ${number(percentile)}th percentile of ${fields} was ${number(value)}`;
    case "temporal":
      return `${formatCount(value)} of its ${rules.length} rules matched`;
    case "temporal_ordered":
      return `${formatCount(value)} of its ${rules.length} rules matched, one after the other,`;
  }
}

function number(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(6)));
}
