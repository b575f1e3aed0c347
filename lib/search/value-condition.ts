import type { Query } from "./ast";
import { printQuery } from "./print";

const AT = { from: 0, to: 0 };

/** That a field has one exact value, or has not; null stands for "the record does not say". */
export function valueQuery(field: string, value: string | null, isWanted = true): Query {
  const item: Query = {
    kind: "predicate",
    field,
    path: [],
    test:
      value === null ? { kind: "any" } : { kind: "is", terms: [{ text: value, wildcards: [] }] },
    ...AT,
  };
  // Having no value is the opposite of having any.
  return isWanted === (value !== null) ? item : { kind: "not", item, ...AT };
}

/** The same as the language writes it. */
export function valueCondition(field: string, value: string | null): string {
  return printQuery(valueQuery(field, value));
}

/** Conditions that must all hold, as one query; empty ones are left out. */
export function allOf(...conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== "").join(" ");
}
