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
  if (query.kind === "and" || query.kind === "or") return query.items.flatMap(tokens);
  if (query.kind === "not" && (query.item.kind === "and" || query.item.kind === "or")) {
    return [
      { from: query.from, to: query.item.from, text: "None of the following" },
      ...tokens(query.item),
    ];
  }
  const words = explain(query, false);
  const included = query.kind === "not" ? absentIncluded(query.item) : "";
  return [{ from: query.from, to: query.to, text: capital(words) + included }];
}

function explain(query: Query, isNegated: boolean): string {
  switch (query.kind) {
    case "and":
      return group(query.items, " and ", isNegated);
    case "or":
      return group(query.items, " or ", isNegated);
    case "not":
      return isNegated
        ? `it is not so that ${explain(query.item, true)}`
        : explain(query.item, true);
    case "predicate":
      return explainPredicate(query, isNegated);
    case "indicator":
      return `the ${INDICATOR_WORDS[query.type]} ${query.text} ${isNegated ? "appears nowhere" : "appears anywhere"}`;
    case "text":
      return `${isNegated ? "no value is" : "any value is"} ${said(query.term)}`;
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
  const terms = test.terms.map(said).join(" or ");
  if (test.kind === "contains") return `${isNegated ? "does not contain" : "contains"} ${terms}`;
  return `is ${not}${test.kind === "exact" ? "exactly " : ""}${terms}`;
}

function range(min: Bound | null, max: Bound | null): string {
  if (min !== null && max !== null && min.text === max.text) return min.text;
  const low = min === null ? "" : `${min.inclusive ? "from" : "after"} ${min.text}`;
  const high = max === null ? "" : `${max.inclusive ? "up to" : "before"} ${max.text}`;
  return [low, high].filter((part) => part !== "").join(" ");
}

function said({ text, wildcards }: Term): string {
  const isLike = wildcards.length > 0 ? "like " : "";
  return isLike + (text === "" || /\s/.test(text) ? `"${text}"` : text);
}

function absentIncluded(item: Query): string {
  if (item.kind !== "predicate" || item.test.kind === "any") return "";
  const { label } = findField(item.field) ?? { label: item.field };
  return `; records without ${label} are included`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
