import type { Query } from "@/lib/search/ast";
import { parseQuery } from "@/lib/search/parse";
import { printQuery } from "@/lib/search/print";
import { valueQuery } from "@/lib/search/value-condition";

/** One value of one field; null stands for "the record does not say". */
export interface Choice {
  readonly field: string;
  readonly value: string | null;
}

export type ChoiceState = "include" | "exclude" | null;

/** Whether a query already asks for a value, or for everything but it. */
export function choiceState(q: string, choice: Choice): ChoiceState {
  const items = topConditions(q).map(printQuery);
  if (items.includes(printQuery(condition(choice, "include")))) return "include";
  return items.includes(printQuery(condition(choice, "exclude"))) ? "exclude" : null;
}

/** The values of a field that a query asks for or leaves out, each by a condition of its own. */
export function chosenValues(q: string, field: string): readonly string[] {
  const values = topConditions(q).flatMap((item) => {
    const named = item.kind === "not" ? item.item : item;
    if (named.kind !== "predicate" || named.field !== field || named.path.length > 0) return [];
    const [term, ...more] = named.test.kind === "is" ? named.test.terms : [];
    if (term === undefined || more.length > 0 || term.wildcards.length > 0) return [];
    return [term.text];
  });
  return [...new Set(values)];
}

/**
 * The query with a value included, excluded, or released (null). Only the condition on this very
 * value is touched; a query that cannot be read is left as it is.
 */
export function withChoice(q: string, choice: Choice, state: ChoiceState): string {
  const { query, issues } = parseQuery(q);
  if (query === null && issues.some((issue) => issue.severity === "error")) return q;
  const own = new Set(
    (["include", "exclude"] as const).map((each) => printQuery(condition(choice, each))),
  );
  const others = topConditions(q).filter((item) => !own.has(printQuery(item)));
  const items = state === null ? others : [...others, condition(choice, state)];
  const [only, ...more] = items;
  if (only === undefined) return "";
  return printQuery(more.length === 0 ? only : { kind: "and", items, from: 0, to: 0 });
}

function topConditions(q: string): readonly Query[] {
  const { query } = parseQuery(q);
  if (query === null) return [];
  return query.kind === "and" ? query.items : [query];
}

function condition({ field, value }: Choice, state: "include" | "exclude"): Query {
  return valueQuery(field, value, state === "include");
}
