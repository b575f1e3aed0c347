import type { Bound, Indicator, Predicate, Query, Span, Term, Test } from "./ast";
import { findField } from "./fields";
import { parseQuery } from "./parse";

/** What one condition of a query text means, and where it stands. */
export interface ExplainedToken extends Span {
  readonly text: string;
}

const INDICATOR_WORDS: Readonly<Record<Indicator["type"], string>> = {
  arn: "ARN",
  ip: "address",
  cidr: "address block",
  key: "access key",
  principalid: "principal id",
  account: "account",
  uuid: "id",
  region: "Region",
  service: "service",
};

/** The whole query as one plain sentence. */
export function explainQuery(query: Query | null): string {
  return query === null ? "All events." : `Events where ${explain(query, false)}.`;
}

/** Each condition in plain words, for the one under the pointer or caret; none for a wrong query. */
export function explainTokens(text: string): ExplainedToken[] {
  const { query } = parseQuery(text);
  return query === null ? [] : tokens(query);
}

function tokens(query: Query): ExplainedToken[] {
  const { item, isNegated } = withoutNots(query);
  if (item.kind === "and" || item.kind === "or") {
    const inside = item.items.flatMap(tokens);
    const text = item.kind === "or" ? "None of the following" : "Not all of the following";
    return isNegated ? [{ from: query.from, to: item.from, text }, ...inside] : inside;
  }
  const words = capital(explain(item, isNegated)) + (isNegated ? absentIncluded(item) : "");
  return [{ from: query.from, to: query.to, text: words }];
}

/** What stands behind one NOT or several, of which each two cancel out. */
function withoutNots(query: Query): { item: Query; isNegated: boolean } {
  let item = query;
  let isNegated = false;
  while (item.kind === "not") {
    item = item.item;
    isNegated = !isNegated;
  }
  return { item, isNegated };
}

function explain(query: Query, isNegated: boolean): string {
  switch (query.kind) {
    case "and":
      return group(query.items, " and ", isNegated);
    case "or":
      return group(query.items, " or ", isNegated);
    case "not":
      return explain(query.item, !isNegated);
    case "predicate":
      return explainPredicate(query, isNegated);
    case "indicator":
      return `the ${INDICATOR_WORDS[query.type]} ${query.text} ${isNegated ? "appears nowhere" : "appears anywhere"}`;
    case "text":
      return `${isNegated ? "no value" : "any value"} ${explainText(query.term)}`;
  }
}

function group(items: readonly Query[], word: string, isNegated: boolean): string {
  const parts = items.map((item) => {
    const text = explain(item, false);
    return item.kind === "and" || item.kind === "or" ? `(${text})` : text;
  });
  const text = parts.join(word);
  return isNegated ? `it is not so that (${text})` : text;
}

function explainPredicate(predicate: Predicate, isNegated: boolean): string {
  return `${subject(predicate)} ${explainTest(predicate.test, isNegated)}`;
}

function subject({ field, path }: Predicate): string {
  const label = findField(field)?.label ?? field;
  const below = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return below === "" ? label : `${label} ${below.replace(/^\./, "")}`;
}

function explainTest(test: Test, isNegated: boolean): string {
  const not = isNegated ? "not " : "";
  if (test.kind === "any") return isNegated ? "is missing" : "has a value";
  if (test.kind === "range") return `is ${not}${range(test.min, test.max)}`;
  const list = test.terms.map(said);
  const terms = list.join(" or ");
  if (test.kind === "contains") return `${isNegated ? "does not contain" : "contains"} ${terms}`;
  if (isNegated && test.kind === "is" && list.length > 1) return `is neither ${list.join(" nor ")}`;
  return `is ${not}${test.kind === "exact" ? "exactly " : ""}${terms}`;
}

function range(min: Bound | null, max: Bound | null): string {
  const isOne = min?.text === max?.text && min?.inclusive === true && max?.inclusive === true;
  if (isOne && min !== null) return min.text;
  const low = min === null ? "" : `${min.inclusive ? "from" : "after"} ${min.text}`;
  const high = max === null ? "" : `${max.inclusive ? "up to" : "before"} ${max.text}`;
  return [low, high].filter((part) => part !== "").join(" ");
}

/** `~part` is kept as `*part*`. */
function explainText(term: Term): string {
  const { text, wildcards } = term;
  const isPart = wildcards.length === 2 && wildcards[0] === 0 && wildcards[1] === text.length - 1;
  if (!isPart || !text.startsWith("*") || !text.endsWith("*")) return `is ${said(term)}`;
  return `contains ${said({ text: text.slice(1, -1), wildcards: [] })}`;
}

/** A `*` or `?` that stands for itself is quoted, as it is in a query. */
function said({ text, wildcards }: Term): string {
  const isLike = wildcards.length > 0;
  const needsQuotes = text === "" || (isLike ? /\s/ : /[\s*?]/).test(text);
  return (isLike ? "like " : "") + (needsQuotes ? `"${text}"` : text);
}

function absentIncluded(item: Query): string {
  if (item.kind !== "predicate" || item.test.kind === "any") return "";
  return `; records without ${subject(item)} are included`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
