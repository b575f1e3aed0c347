import { checkFieldNames } from "./check-field-names";
import type { Condition, Detection } from "./detection";
import type { RuleEnvironment } from "./environment";
import { readCondition, selectionsOf } from "./read-condition";
import { readCorrelation } from "./read-correlation";
import { DetectionReader } from "./read-detection";
import { readHead, readLogsource } from "./read-head";
import type { YamlDocument } from "./read-yaml";
import type { FilterRule, Rule, RuleHead, RuleReference } from "./rule";
import type { IssueList } from "./rule-issue";
import { member, scalarsOf, textOf, type YamlMap } from "./yaml-node";

/** Names inside `detection` that are no selections. */
const NO_SELECTIONS = ["condition", "timeframe"];
const NO_FILTER_SELECTIONS = ["condition", "rules"];

/**
 * Reads one document as a rule; null when there is an error in its issues. What other rules it
 * refers to is not looked at: see load-rules.ts.
 */
export function readRule(
  { root, issues }: YamlDocument,
  environment: RuleEnvironment,
): Rule | null {
  if (root === null) return null;
  const kinds = ["detection", "correlation", "filter"] as const;
  const given = kinds.filter((kind) => member(root, kind) !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    const message =
      kind === undefined
        ? "A rule has a detection, a correlation or a filter; here is none."
        : `A rule is one thing alone; here are ${given.join(" and ")}.`;
    issues.error(root, message);
    return null;
  }
  const head = readHead(root, issues);
  const key = head.id ?? head.name ?? head.title;
  const body = member(root, kind);
  if (body?.kind !== "map") {
    issues.error(body ?? root, `${kind} must be a map.`);
    return null;
  }
  const rule = readBody(kind, root, body, { ...head, key }, environment, issues);
  return issues.hasErrors ? null : rule;
}

function readBody(
  kind: Rule["kind"],
  root: YamlMap,
  body: YamlMap,
  head: RuleHead & { readonly key: string },
  environment: RuleEnvironment,
  issues: IssueList,
): Rule | null {
  if (kind === "correlation") return { kind, ...head, ...readCorrelation(body, issues) };
  const logsource = readLogsource(root, issues);
  const isArrays = /^[3-9]/.test(textOf(root, "sigma-version", issues) ?? "2");
  const reader = new DetectionReader(environment, issues, isArrays);
  if (kind === "filter") return readFilter(body, { ...head, logsource }, reader, issues);
  const selections = readSelections(body, NO_SELECTIONS, reader, issues);
  const condition = readConditions(body, selections, NO_SELECTIONS, issues);
  const timeframe = member(body, "timeframe");
  if (timeframe !== undefined) {
    issues.warn(
      timeframe,
      "timeframe changes nothing: write a correlation rule to count over time.",
    );
  }
  return condition && { kind, ...head, logsource, selections, condition };
}

function readSelections(
  body: YamlMap,
  others: readonly string[],
  reader: DetectionReader,
  issues: IssueList,
): ReadonlyMap<string, Detection> {
  const selections = new Map<string, Detection>();
  const named = body.entries.filter(({ key }) => !others.includes(key));
  if (named.length === 0) issues.error(body, "No selection stands here.");
  for (const { key, node } of named) {
    const detection = reader.read(node);
    if (detection === null) continue;
    selections.set(key, detection);
    checkFieldNames(detection, issues);
  }
  return selections;
}

/** A list of conditions means that one of them must hold. */
function readConditions(
  body: YamlMap,
  selections: ReadonlyMap<string, Detection>,
  others: readonly string[],
  issues: IssueList,
): Condition | null {
  const node = member(body, "condition");
  const texts = scalarsOf(node, "condition", issues);
  if (texts.length === 0) issues.error(node ?? body, "A condition is missing.");
  // With a selection refused, the condition would be told to name what is not there.
  if (body.entries.some(({ key }) => !others.includes(key) && !selections.has(key))) return null;
  const names = [...selections.keys()];
  const items = texts.flatMap((text) => {
    const read = readCondition(text.text, names);
    if ("condition" in read) return [read.condition];
    issues.error(text, read.problem);
    return [];
  });
  const [first] = items;
  if (first === undefined || items.length < texts.length) return null;
  const condition: Condition = items.length > 1 ? { kind: "or", items } : first;
  const asked = new Set(selectionsOf(condition));
  const idle = names.filter((name) => !asked.has(name) && !name.startsWith("_"));
  if (idle.length > 0) {
    issues.warn(node ?? body, `The condition does not ask for ${idle.join(", ")}.`);
  }
  return condition;
}

/**
 * The specification's own example names what is taken out (`condition: selection`); other tools
 * name what stays (`condition: not selection`). Both are meant to take the selection out.
 */
function readFilter(
  body: YamlMap,
  head: Omit<FilterRule, "kind" | "rules" | "selections" | "keeps">,
  reader: DetectionReader,
  issues: IssueList,
): FilterRule | null {
  const rules = readReferences(body, issues);
  const selections = readSelections(body, NO_FILTER_SELECTIONS, reader, issues);
  const condition = readConditions(body, selections, NO_FILTER_SELECTIONS, issues);
  if (condition === null) return null;
  const isKept = condition.kind === "not";
  if (isKept) {
    const message = "A condition that begins with not names what stays; the rest is taken out.";
    issues.warn(member(body, "condition") ?? body, message);
  }
  const keeps: Condition = isKept ? condition : { kind: "not", item: condition };
  return { kind: "filter", ...head, rules, selections, keeps };
}

function readReferences(body: YamlMap, issues: IssueList): readonly RuleReference[] | "any" {
  const node = member(body, "rules");
  if (node?.kind === "scalar" && node.text.toLowerCase() === "any") return "any";
  const rules = scalarsOf(node, "rules", issues);
  if (rules.length === 0)
    issues.error(node ?? body, "rules must name the rules that are filtered.");
  return rules.map(({ text, path, line, column }) => ({ text, path, line, column }));
}
