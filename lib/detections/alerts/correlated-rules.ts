import type { ActiveRule, ActiveRules } from "@/lib/detections/rules/active-rules";
import { reachMs } from "@/lib/sigma/correlate";
import { isRising } from "@/lib/sigma/correlation-limits";
import type { Correlation } from "@/lib/sigma/rule-set";

/** A correlation that runs, and whose hits it is about. */
export interface CorrelatedRules {
  readonly correlation: Correlation;
  readonly rule: ActiveRule;
  /** Key of each rule whose hits it reads, by the rule's id. */
  readonly keys: ReadonlyMap<number, string>;
  /**
   * Field that holds the first value of a group, by the rule's id; null where a group cannot be told
   * from single hits: there is one for all, or it is a correlation of correlations.
   */
  readonly groupFields: ReadonlyMap<number, string> | null;
  /** How far around a hit others matter. */
  readonly reachMs: number;
  /** It also judges windows by themselves, once they are over. */
  readonly isTimed: boolean;
}

/** The correlations that raise alerts. */
export function listCorrelated({ set, rules }: ActiveRules): readonly CorrelatedRules[] {
  return set.correlations.flatMap((correlation) => {
    const { key } = correlation.rule;
    const rule = rules.get(key);
    if (rule === undefined || set.silent.has(key)) return [];
    const idOf = (part: string) => rules.get(part)?.ruleId;
    const keys = leavesOf(correlation).flatMap((leaf): [number, string][] => {
      const id = idOf(leaf);
      return id === undefined ? [] : [[id, leaf]];
    });
    return {
      correlation,
      rule,
      keys: new Map(keys),
      groupFields: groupFieldsOf(correlation, idOf),
      reachMs: reachMs(correlation),
      isTimed: isTimed(correlation),
    };
  });
}

function leavesOf({ parts }: Correlation): readonly string[] {
  return parts.flatMap(({ key, correlation }) => (correlation ? leavesOf(correlation) : [key]));
}

function isTimed({ rule, parts }: Correlation): boolean {
  return (
    !isRising(rule.type, rule.limits) ||
    parts.some(({ correlation }) => correlation !== null && isTimed(correlation))
  );
}

function groupFieldsOf(
  { rule, parts }: Correlation,
  idOf: (key: string) => number | undefined,
): ReadonlyMap<number, string> | null {
  const [name] = rule.groupBy;
  if (name === undefined) return null;
  const fields = new Map<number, string>();
  for (const { key, correlation, aliases } of parts) {
    const id = idOf(key);
    const field = aliases.get(name) ?? name;
    // One rule under two aliases has two fields for the same value.
    const isTwofold = id !== undefined && (fields.get(id) ?? field) !== field;
    if (correlation !== null || isTwofold) return null;
    if (id !== undefined) fields.set(id, field);
  }
  return fields;
}
