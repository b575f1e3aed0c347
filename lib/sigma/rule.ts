import type { Condition, Detection } from "./detection";
import type { Place } from "./rule-issue";

export const LEVELS = ["informational", "low", "medium", "high", "critical"] as const;
export type Level = (typeof LEVELS)[number];

/** One YAML document that runs. */
export type Rule = DetectionRule | CorrelationRule | FilterRule;

/** What a rule says about itself. Missing is null or empty. */
export interface RuleHead {
  readonly title: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly status: string | null;
  readonly level: Level | null;
  /** Must be shown with matches: the licence of many rule packs asks for it. */
  readonly author: string | null;
  readonly license: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly falsepositives: readonly string[];
  /** Fields that are worth showing with a match. */
  readonly fields: readonly string[];
  /** Own attributes with plain values, such as a hint how to respond. */
  readonly custom: Readonly<Record<string, readonly string[]>>;
}

export interface Logsource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

/** Tells of single events. */
export interface DetectionRule extends RuleHead {
  readonly kind: "detection";
  /** Its id, else its name, else its title: what hits are recorded under. */
  readonly key: string;
  readonly logsource: Logsource;
  readonly selections: ReadonlyMap<string, Detection>;
  readonly condition: Condition;
}

/** `filter`: what is taken out of the matches of other rules. */
export interface FilterRule extends RuleHead {
  readonly kind: "filter";
  readonly key: string;
  readonly logsource: Logsource;
  /** "any": every rule of its log source. */
  readonly rules: readonly RuleReference[] | "any";
  readonly selections: ReadonlyMap<string, Detection>;
  /** What must still hold of an event for a rule to match it. */
  readonly keeps: Condition;
}

/** Another rule, by its id, name or title. */
export interface RuleReference extends Place {
  readonly text: string;
}

export const CORRELATION_TYPES = [
  "event_count",
  "value_count",
  "value_sum",
  "value_avg",
  "value_percentile",
  "temporal",
  "temporal_ordered",
] as const;

export type CorrelationType = (typeof CORRELATION_TYPES)[number];

/** Tells of several matches together. */
export interface CorrelationRule extends RuleHead {
  readonly kind: "correlation";
  readonly key: string;
  readonly type: CorrelationType;
  readonly rules: readonly RuleReference[];
  /** Names of fields, or of aliases. */
  readonly groupBy: readonly string[];
  readonly timespanMs: number;
  readonly limits: readonly Limit[];
  /** Names of fields, or of aliases, whose values are counted, summed or ranked. */
  readonly counted: readonly string[];
  /** 0 to 100. */
  readonly percentile: number;
  /** Alias, then rule as it is referred to, then the field that the alias stands for in its events. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether the rules that it refers to also tell of their matches alone. */
  readonly generate: boolean;
}

export type LimitOperator = "gt" | "gte" | "lt" | "lte" | "eq" | "neq";

export interface Limit {
  readonly operator: LimitOperator;
  readonly value: number;
}
