import { CUT } from "@/lib/db/search/odd-values";
import type { Query, Term } from "@/lib/search/ast";
import { literal } from "@/lib/search/wildcard";

const AT = { from: 0, to: 0 };

/** Conditions that a field has one of some values, as the dictionaries hold them. */
export function isStoredAs(field: string, values: readonly string[]): Query[] {
  const exact = values.filter((value) => !isOdd(value)).map(literal);
  return [
    ...isOneOf(field, "exact", exact),
    ...isOneOf(field, "is", values.filter(isOdd).map(likeStored)),
  ];
}

export function isMissing(field: string): Query {
  const item: Query = { kind: "predicate", field, path: [], test: { kind: "any" }, ...AT };
  return { kind: "not", item, ...AT };
}

export function allOf(items: readonly Query[]): Query {
  return { kind: "and", items, ...AT };
}

/** None for no items: nothing can fit. */
export function anyOf(items: readonly Query[]): Query[] {
  return items.length < 2 ? [...items] : [{ kind: "or", items, ...AT }];
}

function isOneOf(field: string, kind: "exact" | "is", terms: readonly Term[]): Query[] {
  return terms.length === 0
    ? []
    : [{ kind: "predicate", field, path: [], test: { kind, terms }, ...AT }];
}

/** Whether the stored text is not what the record says: cleaned of characters, or cut. */
export function isOdd(stored: string): boolean {
  return stored.includes("\uFFFD") || CUT.test(stored);
}

/** What any text fits that is stored so. */
function likeStored(stored: string): Term {
  const text = stored.replaceAll("\uFFFD", "?").replace(CUT, "*");
  const isWild = (at: number) =>
    stored.charAt(at) === "\uFFFD" || (at === text.length - 1 && CUT.test(stored));
  return { text, wildcards: Array.from({ length: text.length }, (_, at) => at).filter(isWild) };
}
