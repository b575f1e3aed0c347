import type { Reader } from "@/lib/auth/reader";
import type { Indicator, Predicate, Query, Term } from "@/lib/search/ast";
import { findField } from "@/lib/search/fields";
import { INDICATOR_FIELDS } from "@/lib/search/indicator";
import { TEXT_FIELDS } from "@/lib/search/matches";
import { literal } from "@/lib/search/wildcard";
import { allOf, anyOf, type Condition, EVERYTHING, noneOf, UNDECIDED } from "./condition";
import { fieldCondition } from "./field-condition";
import { leafCondition } from "./leaf-condition";

/**
 * A query as SQL. Words and wildcards are looked up in the dictionaries first, so the event table
 * is asked for numbers only.
 * @param nowMs what `now` means in the query
 */
export async function compileQuery(
  reader: Reader,
  query: Query | null,
  nowMs: number,
): Promise<Condition> {
  if (query === null) return EVERYTHING;
  switch (query.kind) {
    case "and":
      return allOf(await Promise.all(query.items.map((item) => compileQuery(reader, item, nowMs))));
    case "or":
      return anyOf(await Promise.all(query.items.map((item) => compileQuery(reader, item, nowMs))));
    case "not":
      return noneOf(await compileQuery(reader, query.item, nowMs));
    case "predicate":
      return predicate(reader, query, nowMs);
    case "indicator":
      return indicator(reader, query, nowMs);
    case "text":
      return text(reader, query.term, nowMs);
  }
}

async function predicate(reader: Reader, { field: name, test }: Predicate, nowMs: number) {
  const field = findField(name);
  return field === undefined ? UNDECIDED : fieldCondition(reader, field, test, nowMs);
}

/** In the fields that can hold it, and anywhere in the record's body. */
async function indicator(reader: Reader, { type, text: value }: Indicator, nowMs: number) {
  const test = { kind: "is" as const, terms: [literal(value)] };
  const fields = INDICATOR_FIELDS[type].map((name) => findField(name)).filter((field) => !!field);
  const inFields = fields.map((field) => fieldCondition(reader, field, test, nowMs));
  return anyOf([...(await Promise.all(inFields)), await leafCondition(reader, value)]);
}

async function text(reader: Reader, term: Term, nowMs: number): Promise<Condition> {
  if (term.wildcards.length > 0) return UNDECIDED;
  const test = { kind: "is" as const, terms: [term] };
  const inFields = TEXT_FIELDS.map((field) => fieldCondition(reader, field, test, nowMs));
  return anyOf([...(await Promise.all(inFields)), await leafCondition(reader, term.text)]);
}
