import { applyFilter } from "./apply-filter";
import { type Draft, findDraft, runningRule, toDraft } from "./draft";
import type { RuleEnvironment } from "./environment";
import { linkCorrelations } from "./link-correlations";
import { foreignLogsource } from "./read-head";
import { readRule } from "./read-rule";
import { readYaml } from "./read-yaml";
import type { DetectionRule, FilterRule } from "./rule";
import type { IssueList } from "./rule-issue";
import type { LoadedDocument, RuleSet, RuleSource } from "./rule-set";

/**
 * Reads rules, in any number of texts, and joins those that refer to each other. Never throws:
 * every document comes back as a rule that runs or as one that is refused, with its reasons.
 */
export function loadRules(sources: readonly RuleSource[], environment: RuleEnvironment): RuleSet {
  const drafts = sources.flatMap(({ name, text }) =>
    readYaml(text).map((yaml) => toDraft(name, yaml, readRule(yaml, environment))),
  );
  refuseForeign(drafts);
  refuseTwins(drafts);
  const detections = applyFilters(drafts);
  const { correlations, silent } = linkCorrelations(drafts);
  return { documents: drafts.map(toDocument), detections, correlations, silent };
}

function refuseForeign(drafts: readonly Draft[]): void {
  for (const { rule, yaml } of drafts) {
    if (rule === null || rule.kind === "correlation") continue;
    const reason = foreignLogsource(rule.logsource);
    if (reason === null) continue;
    yaml.issues.error({ ...yaml.start, path: "logsource" }, reason);
  }
}

/** Matches are recorded under a rule's key: two rules must not share one. */
function refuseTwins(drafts: readonly Draft[]): void {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const { rule, yaml } = draft;
    if (rule === null) continue;
    const key = rule.key.toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, draft);
    else {
      const message = `Another rule has this id or name too: ${other.source}, line ${other.yaml.start.line}.`;
      yaml.issues.error({ ...yaml.start, path: rule.id === null ? "title" : "id" }, message);
    }
  }
}

function applyFilters(drafts: readonly Draft[]): readonly DetectionRule[] {
  const rules = drafts.flatMap((draft) => runningRule(draft) ?? []);
  const detections = rules.filter((rule) => rule.kind === "detection");
  const filtered = new Map(detections.map((rule) => [rule.key, rule]));
  for (const draft of drafts) {
    const filter = runningRule(draft);
    if (filter?.kind !== "filter") continue;
    for (const key of filteredKeys(filter, detections, drafts, draft.yaml.issues)) {
      const rule = filtered.get(key);
      if (rule !== undefined) filtered.set(key, applyFilter(rule, filter));
    }
  }
  return [...filtered.values()];
}

/** What a filter names and cannot be put on is told as a warning: it still serves the others. */
function filteredKeys(
  { rules }: FilterRule,
  detections: readonly DetectionRule[],
  drafts: readonly Draft[],
  issues: IssueList,
): readonly string[] {
  if (rules === "any") return detections.map(({ key }) => key);
  return rules.flatMap((reference) => {
    const found = findDraft(reference.text, drafts);
    const rule = found === undefined ? null : runningRule(found);
    if (rule?.kind === "detection") return [rule.key];
    const message =
      rule === null
        ? `No rule that runs is called ${reference.text}.`
        : "A filter can be put on rules about single events only.";
    issues.warn(reference, message);
    return [];
  });
}

function toDocument({ source, yaml, rule, title, id }: Draft): LoadedDocument {
  const { start, issues } = yaml;
  const runs = rule !== null && !issues.hasErrors;
  const { line } = start;
  return { source, line, title, id, kind: rule?.kind ?? null, runs, issues: issues.issues };
}
