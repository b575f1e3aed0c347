import type { Query } from "@/lib/search/ast";
import { parseQuery } from "@/lib/search/parse";
import { printQuery } from "@/lib/search/print";
import { type Choice, withChoice } from "./edit-query";

/**
 * The query with a value as the only condition on its field: others on that field, for or against,
 * are taken out. A query that cannot be read is left as it is.
 */
export function withOnly(q: string, choice: Choice): string {
  const { query, issues } = parseQuery(q);
  if (query === null && issues.some((issue) => issue.severity === "error")) return q;
  const items = query === null ? [] : query.kind === "and" ? query.items : [query];
  const others = items.filter((item) => fieldOf(item) !== choice.field);
  const [only, ...more] = others;
  const rest: Query | undefined =
    more.length === 0 ? only : { kind: "and", items: others, from: 0, to: 0 };
  return withChoice(rest === undefined ? "" : printQuery(rest), choice, "include");
}

/** The field that a condition is about; null for one about several, or about any. */
function fieldOf(query: Query): string | null {
  if (query.kind === "not") return fieldOf(query.item);
  return query.kind === "predicate" ? query.field : null;
}
