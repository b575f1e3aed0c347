import type { CorrelationRule, DetectionRule, Rule } from "./rule";
import type { RuleIssue } from "./rule-issue";

/** A text with rules in it. */
export interface RuleSource {
  /** What people call it: a file's path. */
  readonly name: string;
  readonly text: string;
}

/** One YAML document of a source: a rule that runs, or one that is refused and why. */
export interface LoadedDocument {
  readonly source: string;
  /** First line of the document in its source, from 1. */
  readonly line: number;
  readonly title: string | null;
  readonly id: string | null;
  readonly kind: Rule["kind"] | null;
  readonly runs: boolean;
  readonly issues: readonly RuleIssue[];
}

/** A correlation whose references lead to rules that run. */
export interface Correlation {
  readonly rule: CorrelationRule;
  /** In the order of the rule. */
  readonly parts: readonly CorrelationPart[];
}

export interface CorrelationPart {
  /** Key of the rule whose matches are counted. */
  readonly key: string;
  /** Set where that rule is itself a correlation. */
  readonly correlation: Correlation | null;
  /** Field of this rule's events for each alias. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface RuleSet {
  readonly documents: readonly LoadedDocument[];
  /** With their filters worked in. */
  readonly detections: readonly DetectionRule[];
  readonly correlations: readonly Correlation[];
  /**
   * Keys of rules that only serve correlations and do not tell of their own matches
   * (`generate: false`).
   */
  readonly silent: ReadonlySet<string>;
}
