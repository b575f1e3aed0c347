import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { inCidr, parseCidr } from "./address";
import type { Indicator, Predicate, Query, Term, TermTest, Test } from "./ast";
import type { Field, IndexedEvent } from "./field";
import { FIELDS, findField } from "./fields";
import { foldTerm, foldValue, lowerTerm, spellValue } from "./fold";
import { INDICATOR_FIELDS } from "./indicator";
import { leafValues } from "./leaves";
import { pathValues } from "./path-values";
import { inRange, timeBounds } from "./range-test";
import { anywhere, fitsTerm, literal } from "./wildcard";

/**
 * Fields in which words without a field are looked for. Yes and no, and names that we gave
 * ourselves, would match half of all records.
 */
export const TEXT_FIELDS: readonly Field[] = FIELDS.filter(
  ({ indexed, type }) => indexed && type !== "boolean" && type !== "enum",
);

/** The event, its record as parsed JSON, and what is worked out of them once. */
interface Subject {
  readonly event: IndexedEvent;
  readonly record: unknown;
  readonly nowMs: number;
  leaves: string[] | null;
}

/**
 * Whether an event is an answer to a query: the meaning of the language, which every index must
 * agree with. `null` is the blank query and matches all. `nowMs` is what `now` means. Who asks for
 * fields of the log file brings `event.files`.
 */
export function matchesQuery(
  query: Query | null,
  event: IndexedEvent,
  record: unknown,
  nowMs = Date.now(),
): boolean {
  return query === null || matches(query, { event, record, nowMs, leaves: null });
}

function matches(query: Query, subject: Subject): boolean {
  switch (query.kind) {
    case "and":
      return query.items.every((item) => matches(item, subject));
    case "or":
      return query.items.some((item) => matches(item, subject));
    case "not":
      return !matches(query.item, subject);
    case "predicate":
      return matchesPredicate(query, subject);
    case "indicator":
      return matchesIndicator(query, subject);
    case "text":
      return matchesText(query.term, subject);
  }
}

function matchesPredicate({ field: name, path, test }: Predicate, subject: Subject): boolean {
  const field = findField(name);
  if (field === undefined) return false;
  if (test.kind === "range" && field.type === "time") {
    const { fromMs, toMs } = timeBounds(test, subject.nowMs);
    const timeMs = subject.event.eventTimeMs;
    return (
      timeMs !== null && (fromMs === null || timeMs >= fromMs) && (toMs === null || timeMs < toMs)
    );
  }
  const values =
    field.type === "path" ? pathValues(subject.record, name, path) : field.values(subject.event);
  return fitsTest(field, test, values);
}

/** Whether the values of a field pass a test; a range of times depends on more (range-test.ts). */
export function fitsTest(field: Field, test: Test, values: readonly string[]): boolean {
  if (test.kind === "any") return values.some((value) => value !== field.blank);
  if (test.kind === "range") return values.some((value) => inRange(test, field.type, value));
  return test.terms.some((term) => fitsAny(field, test.kind, term, values));
}

/** Whether one of a field's values fits a term. */
export function fitsAny(
  field: Field,
  kind: TermTest["kind"],
  term: Term,
  values: readonly string[],
): boolean {
  if (kind === "exact") {
    const wanted = spellValue(field, term.text);
    return values.some((value) => spellValue(field, value) === wanted);
  }
  if (kind === "contains") {
    const part = anywhere(lowerTerm(term));
    return values.some((value) => fitsTerm(part, value.toLowerCase()));
  }
  const block = field.type === "address" ? parseCidr(term.text) : null;
  if (block !== null) {
    return values.some((value) => {
      const bytes = parseAddress(value);
      return bytes !== null && inCidr(block, bytes);
    });
  }
  const whole = foldTerm(field, term);
  // `2001:db8:*` is meant for the address as the record spells it.
  const fold = (value: string) =>
    term.wildcards.length > 0 && field.type === "address"
      ? value.toLowerCase()
      : foldValue(field, value);
  return values.some((value) => fitsTerm(whole, fold(value)));
}

function matchesIndicator({ type, text }: Indicator, subject: Subject): boolean {
  const term = literal(text);
  const isInField = INDICATOR_FIELDS[type].some((name) => {
    const field = findField(name);
    return field !== undefined && fitsAny(field, "is", term, field.values(subject.event));
  });
  return isInField || isLeaf(term, subject);
}

function matchesText(term: Term, subject: Subject): boolean {
  const isInField = TEXT_FIELDS.some((field) =>
    fitsAny(field, "is", term, field.values(subject.event)),
  );
  return isInField || isLeaf(term, subject);
}

function isLeaf(term: Term, subject: Subject): boolean {
  subject.leaves ??= leafValues(subject.record);
  const folded = lowerTerm(term);
  return subject.leaves.some((leaf) => fitsTerm(folded, leaf));
}
