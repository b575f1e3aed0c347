import { ALIASES } from "./derived-values";
import type { FieldItem } from "./detection";
import { matchRule } from "./match-rule";
import { whatMustHold } from "./necessary";
import type { DetectionRule } from "./rule";
import type { Subject } from "./subject";

/** Fields by which rules are looked up, the one that tells most apart first. */
const KEYS = ["eventName", "eventSource"] as const;

/**
 * Rules by what their events must have. Most rules name the calls that they are about, so an event
 * is tried on a handful of them, however many there are.
 */
export class RuleIndex {
  private readonly byKey = KEYS.map(() => new Map<string, DetectionRule[]>());
  private readonly rest: DetectionRule[] = [];
  private readonly order: ReadonlyMap<DetectionRule, number>;

  constructor(rules: readonly DetectionRule[]) {
    this.order = new Map(rules.map((rule, at) => [rule, at]));
    for (const rule of rules) this.add(rule);
  }

  /** Rules that an event may match, each once; all others it surely does not match. */
  candidates(subject: Subject): ReadonlySet<DetectionRule> {
    const found = new Set(this.rest);
    for (const [at, field] of KEYS.entries()) {
      for (const { folded } of subject.field(field).candidates) {
        for (const rule of this.byKey[at]?.get(folded) ?? []) found.add(rule);
      }
    }
    return found;
  }

  /** The rules that an event matches, in the order in which they were given. */
  match(subject: Subject): readonly DetectionRule[] {
    const matched = [...this.candidates(subject)].filter((rule) => matchRule(rule, subject));
    return matched.sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0));
  }

  private add(rule: DetectionRule): void {
    for (const [at, field] of KEYS.entries()) {
      const texts = necessaryTexts(rule, field);
      if (texts === null) continue;
      for (const text of texts) {
        const rules = this.byKey[at]?.get(text);
        if (rules === undefined) this.byKey[at]?.set(text, [rule]);
        else rules.push(rule);
      }
      return;
    }
    this.rest.push(rule);
  }
}

/**
 * Texts in lower case of which a field has one in every event of a rule; null when there is no such
 * list. Empty when the rule can match no event at all.
 */
function necessaryTexts(rule: DetectionRule, field: string): ReadonlySet<string> | null {
  return whatMustHold<ReadonlySet<string>>(rule, {
    item: (item) => textsOf(item, field),
    all: (sets) => sets.reduce((least, set) => (set.size < least.size ? set : least)),
    any: (sets) => new Set(sets.flatMap((set) => [...set])),
  });
}

function textsOf(item: FieldItem, field: string): ReadonlySet<string> | null {
  if (item.field === null || (ALIASES.get(item.field) ?? item.field) !== field) return null;
  const sets = item.tests.map((test) => (test.kind === "value" ? test.literals : null));
  const known = sets.filter((literals) => literals !== null);
  if (item.linking === "all") {
    const [first] = known.toSorted((a, b) => a.length - b.length);
    return first === undefined ? null : new Set(first);
  }
  return known.length === sets.length ? new Set(known.flat()) : null;
}
