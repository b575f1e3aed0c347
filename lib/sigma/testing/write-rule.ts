import { toEvent } from "@/lib/cloudtrail/to-event";
import { NO_ENVIRONMENT, type RuleEnvironment } from "@/lib/sigma/environment";
import { loadRules } from "@/lib/sigma/load-rules";
import { matchRule } from "@/lib/sigma/match-rule";
import type { DetectionRule } from "@/lib/sigma/rule";
import type { RuleSet } from "@/lib/sigma/rule-set";
import { Subject } from "@/lib/sigma/subject";

const HEAD = "title: Test\nlogsource: { product: aws, service: cloudtrail }\n";

/** A rule's text around the lines below `detection:`. */
export function ruleText(detection: string, head = HEAD): string {
  const lines = detection.replace(/^\n+|\s+$/g, "").split("\n");
  const indent = Math.min(
    ...lines.flatMap((line) => (line.trim() === "" ? [] : [line.search(/\S/)])),
  );
  return `${head}detection:\n${lines.map((line) => `  ${line.slice(indent)}`).join("\n")}\n`;
}

export function load(text: string, environment: RuleEnvironment = NO_ENVIRONMENT): RuleSet {
  return loadRules([{ name: "test.yml", text }], environment);
}

/** The rule, which must run. */
export function detectionRule(detection: string, environment?: RuleEnvironment): DetectionRule {
  const set = load(ruleText(detection), environment);
  const [rule] = set.detections;
  if (rule === undefined)
    throw new Error(JSON.stringify(set.documents.map(({ issues }) => issues)));
  return rule;
}

/** What is wrong with a rule: `severity path message`. */
export function issuesOf(detection: string, environment?: RuleEnvironment): string[] {
  return problemsOf(load(ruleText(detection), environment));
}

export function problemsOf({ documents }: RuleSet): string[] {
  return documents.flatMap(({ issues }) =>
    issues.map(({ severity, path, message }) => `${severity} ${path}: ${message}`),
  );
}

export function subjectOf(
  record: unknown,
  countryOf?: (address: string) => string | null,
): Subject {
  return new Subject(record, toEvent(record, JSON.stringify(record)), countryOf);
}

/** Whether the only selection, or the condition where one is given, holds for a record. */
export function matches(
  detection: string,
  record: unknown,
  environment: RuleEnvironment = NO_ENVIRONMENT,
): boolean {
  return matchRule(detectionRule(detection, environment), subjectOf(record, environment.countryOf));
}

/** Whether a selection of these lines holds for a record. */
export function selects(
  selection: string,
  record: unknown,
  environment?: RuleEnvironment,
): boolean {
  return matches(inSelection(selection), record, environment);
}

/** The lines as the selection of a rule. */
export function inSelection(selection: string): string {
  return `selection:\n  ${selection.trim().replaceAll("\n", "\n  ")}\ncondition: selection`;
}
