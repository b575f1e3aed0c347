import type { YamlDocument } from "./read-yaml";
import type { Rule } from "./rule";
import { member } from "./yaml-node";

/** A document on its way to be a rule: refused once its issues have an error. */
export interface Draft {
  readonly source: string;
  readonly yaml: YamlDocument;
  readonly rule: Rule | null;
  /** As written, also where the rule is refused, so that people and other rules can name it. */
  readonly id: string | null;
  readonly name: string | null;
  readonly title: string | null;
}

export function toDraft(source: string, yaml: YamlDocument, rule: Rule | null): Draft {
  const text = (key: string) => {
    const node = yaml.root === null ? undefined : member(yaml.root, key);
    return node?.kind === "scalar" && node.value !== null ? node.text : null;
  };
  return { source, yaml, rule, id: text("id"), name: text("name"), title: text("title") };
}

/** The rule of a draft, unless it was refused. */
export function runningRule({ rule, yaml }: Draft): Rule | null {
  return yaml.issues.hasErrors ? null : rule;
}

/** The draft that a reference means: by id, by name, else by title, as some packs do. */
export function findDraft(text: string, drafts: readonly Draft[]): Draft | undefined {
  const wanted = text.toLowerCase();
  return (
    drafts.find(({ id }) => id?.toLowerCase() === wanted) ??
    drafts.find(({ name }) => name === text) ??
    drafts.find(({ title }) => title === text)
  );
}
