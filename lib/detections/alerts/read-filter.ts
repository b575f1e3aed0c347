import type { RuleEnvironment } from "@/lib/sigma/environment";
import { matchRule } from "@/lib/sigma/match-rule";
import { readHead } from "@/lib/sigma/read-head";
import { readRule } from "@/lib/sigma/read-rule";
import { readYaml } from "@/lib/sigma/read-yaml";
import type { FilterRule } from "@/lib/sigma/rule";
import type { RuleIssue } from "@/lib/sigma/rule-issue";
import type { Subject } from "@/lib/sigma/subject";

/** The filter of a suppression, or why its text is none. */
export type ReadFilter =
  | { readonly filter: FilterRule }
  | { readonly issues: readonly RuleIssue[]; readonly message: string };

/** Reads one YAML document as a Sigma filter. */
export function readFilter(text: string, environment: RuleEnvironment): ReadFilter {
  const [document, ...others] = readYaml(text);
  if (document === undefined || others.length > 0) {
    return { issues: [], message: "A suppression is one filter; write one document." };
  }
  const rule = readRule(document, environment);
  const issues = document.issues.issues;
  if (rule?.kind === "filter") return { filter: rule };
  const message =
    rule === null
      ? (issues.find(({ severity }) => severity === "error")?.message ?? "The filter is refused.")
      : "A suppression is a Sigma filter; here is a rule of another kind.";
  return { issues, message };
}

/** What a filter may call a rule. */
export function namesOf(text: string): readonly string[] {
  const [document] = readYaml(text);
  if (!document?.root) return [];
  const { id, name, title } = readHead(document.root, document.issues);
  return [id, name, title].filter((text) => text !== null);
}

/** Whether a filter is about a rule of these names. */
export function isAbout({ rules }: FilterRule, names: readonly string[]): boolean {
  if (rules === "any") return true;
  const known = new Set(names.map((name) => name.toLowerCase()));
  return rules.some(({ text }) => known.has(text.toLowerCase()));
}

/** Whether a filter takes an event out. */
export function takesOut(filter: FilterRule, subject: Subject): boolean {
  const { keeps, kind: _, rules: __, ...rest } = filter;
  return !matchRule({ ...rest, kind: "detection", condition: keeps }, subject);
}
