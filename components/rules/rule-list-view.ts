import { among, linkSettings } from "@/components/shell/link-settings";
import type { RuleKind, RuleLevel, RuleOrigin, RuleRow, RuleState } from "@/lib/api/rule-contract";
import { KIND_WORDS, LEVEL_WORDS, levelRank, ORIGIN_WORDS, STATE_WORDS } from "./rule-words";

export const RULE_SORTS = ["title", "-level", "-hits", "-last", "-alerts", "state"] as const;
export type RuleSort = (typeof RULE_SORTS)[number];

/** What a link says of the list; its period and accounts stand beside it. */
export interface RuleListView {
  /** Words that title, source, author, id or tags hold; empty for all. */
  readonly find: string;
  readonly state: RuleState | null;
  readonly level: RuleLevel | null;
  readonly kind: RuleKind | null;
  readonly origin: RuleOrigin | null;
  readonly sort: RuleSort;
}

export const DEFAULT_LIST: RuleListView = {
  find: "",
  state: null,
  level: null,
  kind: null,
  origin: null,
  sort: "title",
};

const SETTINGS = linkSettings<RuleListView>(DEFAULT_LIST, {
  find: (text) => (text.length <= 200 ? text : null),
  state: (text) => keyOf(STATE_WORDS, text),
  level: (text) => keyOf(LEVEL_WORDS, text),
  kind: (text) => keyOf(KIND_WORDS, text),
  origin: (text) => keyOf(ORIGIN_WORDS, text),
  sort: among(RULE_SORTS),
});

export const parseRuleList = SETTINGS.parse;
export const printRuleList = SETTINGS.print;

/** A name that some words have; null for any other. */
export function keyOf<Name extends string>(
  words: Readonly<Record<Name, unknown>>,
  text: string,
): Name | null {
  const isName = (name: string): name is Name => Object.hasOwn(words, name);
  return isName(text) ? text : null;
}

/** The rules that a link asks for, in its order; equal ones stay in the order of their titles. */
export function shownRules(rules: readonly RuleRow[], view: RuleListView): readonly RuleRow[] {
  const words = view.find.toLowerCase().split(/\s+/).filter(Boolean);
  return rules
    .filter(
      (rule) =>
        (view.state === null || rule.state === view.state) &&
        (view.level === null || rule.level === view.level) &&
        (view.kind === null || rule.kind === view.kind) &&
        (view.origin === null || rule.origin === view.origin) &&
        holdsAll(rule, words),
    )
    .toSorted((a, b) => compare(rankOf(b, view.sort), rankOf(a, view.sort)));
}

function holdsAll({ title, source, author, key, tags }: RuleRow, words: readonly string[]) {
  const text = [title, source, author ?? "", key, ...tags].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

const STATE_RANKS: readonly RuleState[] = ["removed", "disabled", "runs", "refused"];

/** The greater stands first. */
function rankOf(rule: RuleRow, sort: RuleSort): number {
  switch (sort) {
    case "title":
      return 0;
    case "-level":
      return levelRank(rule.level);
    case "-hits":
      return rule.hits;
    case "-last":
      return rule.lastHitMs ?? Number.NEGATIVE_INFINITY;
    case "-alerts":
      return rule.openAlerts;
    case "state":
      return STATE_RANKS.indexOf(rule.state);
  }
}

/** Never NaN, which two rules without any hit would give. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
