import type { Predicate } from "./ast";
import { printQuery } from "./print";

/** The condition that a field has one exact value; null stands for "the record does not say". */
export function valueCondition(field: string, value: string | null): string {
  const at = { from: 0, to: 0 };
  const test: Predicate["test"] =
    value === null ? { kind: "any" } : { kind: "is", terms: [{ text: value, wildcards: [] }] };
  const predicate: Predicate = { kind: "predicate", field, path: [], test, ...at };
  return printQuery(value === null ? { kind: "not", item: predicate, ...at } : predicate);
}

/** Conditions that must all hold, as one query; empty ones are left out. */
export function allOf(...conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== "").join(" ");
}
