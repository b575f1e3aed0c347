import { type Draft, findDraft, runningRule } from "./draft";
import { MAX_CHAIN } from "./limits";
import type { CorrelationRule, RuleReference } from "./rule";
import type { Correlation, CorrelationPart, RuleSet } from "./rule-set";

/** Joins correlations with the rules that they name; one whose rules do not run is refused. */
export function linkCorrelations(
  drafts: readonly Draft[],
): Pick<RuleSet, "correlations" | "silent"> {
  const linker = new Linker(drafts);
  const correlations = drafts.flatMap((draft) => linker.link(draft, []) ?? []);
  const named = (generate: boolean) =>
    correlations
      .filter(({ rule }) => rule.generate === generate)
      .flatMap(({ parts }) => parts.map(({ key }) => key));
  const alone = new Set(named(true));
  return { correlations, silent: new Set(named(false).filter((key) => !alone.has(key))) };
}

class Linker {
  private readonly linked = new Map<Draft, Correlation | null>();

  constructor(private readonly drafts: readonly Draft[]) {}

  /** `chain`: the correlations on the way here, so that a circle is seen. */
  link(draft: Draft, chain: readonly Draft[]): Correlation | null {
    const known = this.linked.get(draft);
    if (known !== undefined) return known;
    const rule = runningRule(draft);
    if (rule?.kind !== "correlation") return null;
    const parts = rule.rules.map((reference) => {
      const part = this.part(rule, reference.text, [...chain, draft]);
      this.warnOfTitle(reference, draft);
      if (typeof part !== "string") return part;
      draft.yaml.issues.error(reference, part);
      return null;
    });
    this.checkAliases(rule, draft);
    const found = parts.filter((part) => part !== null);
    const correlation = draft.yaml.issues.hasErrors ? null : { rule, parts: found };
    this.linked.set(draft, correlation);
    return correlation;
  }

  private warnOfTitle(reference: RuleReference, { yaml }: Draft): void {
    const found = findDraft(reference.text, this.drafts);
    const { text } = reference;
    if (found?.title !== text || found.name === text || found.id === text) return;
    yaml.issues.warn(reference, "A title may change: name the rule by its id or name.");
  }

  /** A part, or why there is none. */
  private part(
    { aliases }: CorrelationRule,
    text: string,
    chain: readonly Draft[],
  ): CorrelationPart | string {
    const draft = findDraft(text, this.drafts);
    if (draft === undefined) return `No rule is called ${text}.`;
    const { rule } = draft;
    if (rule?.kind === "filter") return `${text} is a filter: it matches nothing by itself.`;
    if (chain.includes(draft)) return "Correlations refer to each other in a circle.";
    if (chain.length > MAX_CHAIN)
      return `Correlations build on each other ${MAX_CHAIN} deep at most.`;
    const correlation = this.link(draft, chain);
    if (rule === null || draft.yaml.issues.hasErrors) {
      return `The rule ${text} is refused, so this one cannot run.`;
    }
    const fields = [...aliases].flatMap(([alias, byRule]): [string, string][] =>
      [...byRule].flatMap(([name, field]): [string, string][] =>
        findDraft(name, this.drafts) === draft ? [[alias, field]] : [],
      ),
    );
    return { key: rule.key, correlation, aliases: new Map(fields) };
  }

  /** An alias must say for each rule which field it stands for: else no event would have it. */
  private checkAliases({ aliases, rules }: CorrelationRule, { yaml }: Draft): void {
    const parts = rules.map(({ text }) => findDraft(text, this.drafts));
    const at = { ...yaml.start, path: "correlation.aliases" };
    for (const [alias, byRule] of aliases) {
      const named = [...byRule.keys()].map((name) => findDraft(name, this.drafts));
      const missing = rules.find((_, position) => !named.includes(parts[position]));
      if (missing !== undefined) {
        yaml.issues.error(at, `The alias ${alias} has no field for ${missing.text}.`);
      }
      if (named.some((part) => part === undefined || !parts.includes(part))) {
        yaml.issues.error(at, `The alias ${alias} names a rule that is not correlated here.`);
      }
    }
  }
}
