import { type CorrelatedRules, listCorrelated } from "@/lib/detections/alerts/correlated-rules";
import { isAbout, readFilter } from "@/lib/detections/alerts/read-filter";
import { type ActiveRules, compileRules } from "@/lib/detections/rules/active-rules";
import { readDocument } from "@/lib/detections/rules/rule-document";
import { foldKey } from "@/lib/detections/rules/rule-key";
import { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { environmentOf, type RuleText, type RuleTexts } from "@/lib/detections/rules/rule-texts";
import { splitDocuments } from "@/lib/detections/rules/split-documents";
import { AppError } from "@/lib/errors";
import type { Query } from "@/lib/search/ast";
import { applyFilter } from "@/lib/sigma/apply-filter";
import { narrow } from "@/lib/sigma/narrow";
import type { DetectionRule } from "@/lib/sigma/rule";

/** What a hunt looks for. */
export interface HuntTarget {
  readonly matcher: RuleMatcher;
  /** Every event that the matcher finds something in answers it; null: nothing is known of them. */
  readonly query: Query | null;
  /** Ids of rules whose matches are told one by one. */
  readonly told: ReadonlySet<number>;
  /** Whose alerts are told instead. */
  readonly correlations: readonly CorrelatedRules[];
}

/** The rules of a text that is no rule's, as if they ran: their ids are below 0. */
export function writtenRules(text: string, { lists }: RuleTexts): readonly RuleText[] {
  const environment = environmentOf(lists);
  return splitDocuments(text).map((document, at) => {
    const name = `document ${at + 1}`;
    const { key } = readDocument(document, name, environment);
    const plain = { versionId: 0, level: null, accounts: [] };
    return { ruleId: -1 - at, name, key, text: document, ...plain };
  });
}

/**
 * What some rules look for among those that run now, whose place they take where they have the same
 * key. Of a filter, it is what it takes out of the rules that run.
 * Throws AppError `invalid` with the reasons where one of them cannot run.
 */
export function huntTarget(texts: RuleTexts, looked: readonly RuleText[]): HuntTarget {
  const keys = new Set(looked.map(({ key }) => foldKey(key)));
  const others = texts.rules.filter(({ key }) => !keys.has(foldKey(key)));
  const active = compileRules({ ...texts, rules: [...others, ...looked] });
  const names = new Set(looked.map(({ name }) => name));
  const documents = active.set.documents.filter(({ source }) => names.has(source));
  const errors = documents
    .filter(({ runs }) => !runs)
    .flatMap(({ issues }) => issues.filter(({ severity }) => severity === "error"));
  if (errors.length > 0) {
    const said = errors.map(({ line, message }) => `Line ${line}: ${message}`).join(" ");
    throw new AppError("invalid", said, { fields: { text: said } });
  }
  if (documents.length === 0) throw new AppError("invalid", "There is no rule in this text.");
  return documents.every(({ kind }) => kind === "filter")
    ? filterTarget({ ...texts, rules: others }, looked)
    : ruleTarget(active, new Set(looked.map(({ ruleId }) => ruleId)));
}

/** All rules that run. */
export function wholeTarget(texts: RuleTexts): HuntTarget {
  const active = compileRules(texts);
  return ruleTarget(active, new Set(texts.rules.map(({ ruleId }) => ruleId)));
}

function ruleTarget(active: ActiveRules, ids: ReadonlySet<number>): HuntTarget {
  const idOf = (key: string) => active.rules.get(key)?.ruleId ?? 0;
  const { detections, silent } = active.set;
  const correlations = listCorrelated(active).filter(({ rule }) => ids.has(rule.ruleId));
  const parts = new Set(correlations.flatMap(({ keys }) => [...keys.values()]));
  // One that only serves a correlation of the same text is not told beside it.
  const own = detections.filter(
    ({ key }) => ids.has(idOf(key)) && !(parts.has(key) && silent.has(key)),
  );
  const rules = detections.filter((rule) => own.includes(rule) || parts.has(rule.key));
  return targetOf(active, rules, { told: new Set(own.map(({ key }) => idOf(key))), correlations });
}

/** A filter finds nothing by itself: what is looked for is what it would take out. */
function filterTarget(texts: RuleTexts, filters: readonly RuleText[]): HuntTarget {
  const active = compileRules(texts);
  const environment = environmentOf(texts.lists);
  const rules = filters.flatMap(({ text }) => {
    const read = readFilter(text, environment);
    if ("message" in read) throw new AppError("invalid", read.message);
    const { filter } = read;
    const takesOut = { ...filter, keeps: { kind: "not" as const, item: filter.keeps } };
    const isNamed = ({ id, name, title }: DetectionRule) =>
      isAbout(
        filter,
        [id, name, title].filter((text) => text !== null),
      );
    return active.set.detections.filter(isNamed).map((rule) => applyFilter(rule, takesOut));
  });
  const told = new Set(rules.map(({ key }) => active.rules.get(key)?.ruleId ?? 0));
  return targetOf(active, rules, { told, correlations: [] });
}

function targetOf(
  active: ActiveRules,
  rules: readonly DetectionRule[],
  tells: Pick<HuntTarget, "told" | "correlations">,
): HuntTarget {
  const matcher = new RuleMatcher({ ...active, set: { ...active.set, detections: rules } });
  return { matcher, query: narrowAll(rules), ...tells };
}

function narrowAll(rules: readonly DetectionRule[]): Query | null {
  const queries = rules.map(narrow).filter((query) => query !== null);
  const [first] = queries;
  if (first === undefined || queries.length < rules.length) return null;
  return queries.length === 1 ? first : { kind: "or", from: 0, to: 0, items: queries };
}
