import type { Predicate, Query, TermTest } from "@/lib/search/ast";
import { printQuery } from "@/lib/search/print";
import { literal } from "@/lib/search/wildcard";

const UNWRITTEN = { from: 0, to: 0 };

/** `field:value`, ignoring case; `missing:field` for what a record does not say. */
export function hasValue(field: string, value: string | null): Query {
  return value === null ? isMissing(field) : hasAny(field, [value]);
}

/** `field:(a OR b)`, ignoring case. At least one value. */
export function hasAny(field: string, values: readonly string[]): Query {
  return withTerms(field, "is", values);
}

/** `field:=value`: case counts. */
export function hasExactly(field: string, value: string): Query {
  return withTerms(field, "exact", [value]);
}

/** A value below a body of the record: `response.credentials.accessKeyId:value`. */
export function hasValueAt(field: string, path: readonly string[], value: string): Query {
  return { ...withTerms(field, "is", [value]), path };
}

/** All of some conditions, each once; null is no condition. */
export function allOf(queries: readonly (Query | null)[]): Query | null {
  const items = queries.flatMap((query) =>
    query === null ? [] : query.kind === "and" ? query.items : [query],
  );
  const distinct = [...new Map(items.map((item) => [printQuery(item), item])).values()];
  const [first, ...others] = distinct;
  if (first === undefined || others.length === 0) return first ?? null;
  return { kind: "and", items: distinct, ...UNWRITTEN };
}

/** One of some conditions; at least two. */
export function anyOf(items: readonly Query[]): Query {
  return { kind: "or", items, ...UNWRITTEN };
}

function isMissing(field: string): Query {
  const item: Query = {
    kind: "predicate",
    field,
    path: [],
    test: { kind: "any" },
    ...UNWRITTEN,
  };
  return { kind: "not", item, ...UNWRITTEN };
}

function withTerms(field: string, kind: TermTest["kind"], values: readonly string[]): Predicate {
  return {
    kind: "predicate",
    field,
    path: [],
    test: { kind, terms: values.map(literal) },
    ...UNWRITTEN,
  };
}
