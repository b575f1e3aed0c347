import type { Condition, Detection } from "./detection";
import type { DetectionRule, FilterRule } from "./rule";

/** The rule without the matches that a filter takes out. */
export function applyFilter(rule: DetectionRule, filter: FilterRule): DetectionRule {
  // The filter's selections must not meet those of the rule, nor its patterns name them.
  const own = (name: string) => `${filter.title}: ${name}`;
  const selections = new Map<string, Detection>(rule.selections);
  for (const [name, detection] of filter.selections) selections.set(own(name), detection);
  const condition: Condition = {
    kind: "and",
    items: [rule.condition, renamed(filter.keeps, own)],
  };
  return { ...rule, selections, condition };
}

function renamed(condition: Condition, own: (name: string) => string): Condition {
  switch (condition.kind) {
    case "selection":
      return { kind: "selection", name: own(condition.name) };
    case "of":
      return { ...condition, names: condition.names.map(own) };
    case "not":
      return { kind: "not", item: renamed(condition.item, own) };
    default:
      return { kind: condition.kind, items: condition.items.map((item) => renamed(item, own)) };
  }
}
