import type { Reader } from "@/lib/auth/reader";
import type { Indicator, Predicate, Query, Term, TermTest } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { INDICATOR_FIELDS } from "@/lib/search/indicator";
import { TEXT_FIELDS } from "@/lib/search/matches";
import { literal } from "@/lib/search/wildcard";
import { allOf, anyOf, type Condition, EVERYTHING, noneOf, UNDECIDED } from "./condition";
import { fieldCondition } from "./field-condition";
import { leafCondition } from "./leaf-condition";
import { Lookups } from "./lookups";
import { besideFew, withTimes } from "./rare-terms";

/**
 * A query as SQL. Words and wildcards are looked up in the dictionaries first, so the event table
 * is asked for numbers only.
 * @param nowMs what `now` means in the query
 * @param asof log files of a later sequence deliver nothing; null: all do
 */
export async function compileQuery(
  reader: Reader,
  query: Query | null,
  nowMs: number,
  asof: number | null,
): Promise<Condition> {
  return query === null ? EVERYTHING : compile(new Lookups(reader, asof), query, nowMs);
}

/** Asks all its questions before it first waits for an answer: see Lookups. */
async function compile(lookups: Lookups, query: Query, nowMs: number): Promise<Condition> {
  switch (query.kind) {
    case "and":
      return allOf(
        await besideFew(
          lookups,
          await Promise.all(query.items.map((item) => compile(lookups, item, nowMs))),
        ),
      );
    case "or":
      return anyOf(await Promise.all(query.items.map((item) => compile(lookups, item, nowMs))));
    case "not":
      return noneOf(await compile(lookups, query.item, nowMs));
    case "predicate":
      return predicate(lookups, query, nowMs);
    case "indicator":
      return indicator(lookups, query, nowMs);
    case "text":
      return text(lookups, query.term, nowMs);
  }
}

async function predicate(lookups: Lookups, { field: name, test }: Predicate, nowMs: number) {
  const field = findField(name);
  return field === undefined ? UNDECIDED : fieldCondition(lookups, field, test, nowMs);
}

/** In the fields that can hold it, and anywhere in the record's body. */
async function indicator(lookups: Lookups, { type, text: value }: Indicator, nowMs: number) {
  const test = { kind: "is" as const, terms: [literal(value)] };
  const fields = INDICATOR_FIELDS[type].map((name) => findField(name)).filter((field) => !!field);
  return anywhere(lookups, fields, test, nowMs);
}

async function text(lookups: Lookups, term: Term, nowMs: number): Promise<Condition> {
  if (term.wildcards.length > 0) return UNDECIDED;
  return anywhere(lookups, TEXT_FIELDS, { kind: "is", terms: [term] }, nowMs);
}

/** One literal in some fields or in the record's body. */
async function anywhere(
  lookups: Lookups,
  fields: readonly Field[],
  test: TermTest,
  nowMs: number,
): Promise<Condition> {
  const inFields = fields.map(async (field) =>
    withTimes(lookups, await fieldCondition(lookups, field, test, nowMs)),
  );
  const inBody = test.terms.map(({ text: value }) => leafCondition(lookups, value));
  return anyOf(await Promise.all([...inFields, ...inBody]));
}
