import { canonicalAddress } from "./address";
import type { Term } from "./ast";
import type { Field } from "./field";
import { orderKey } from "./range-test";
import { literal, mapLiterals } from "./wildcard";

/**
 * The one place that decides when two values of a field are the same. The index stores
 * `foldValue(field, value)`; a query asks for `foldTerm(field, term)`; `:=` compares `spellValue`.
 */
export function foldValue(field: Field, value: string): string {
  return spellValue(field, value).toLowerCase();
}

/**
 * A value in its one spelling, case kept: `s3` is `s3.amazonaws.com`, IPv6 groups are written out,
 * numbers have no zeros in front.
 */
export function spellValue(field: Field, value: string): string {
  if (field.name === "service") return withSuffix(value);
  if (field.type === "number") return orderKey(field.type, value)?.join() ?? value;
  return field.type === "address" ? canonicalAddress(value) : value;
}

/** The term to compare with folded values. `service:*s3` ends like `s3.amazonaws.com` too. */
export function foldTerm(field: Field, term: Term): Term {
  if (term.wildcards.length === 0) return literal(foldValue(field, term.text));
  const folded = lowerTerm(term);
  if (field.name !== "service") return folded;
  return folded.text.endsWith("*") && folded.wildcards.includes(folded.text.length - 1)
    ? folded
    : { ...folded, text: withSuffix(folded.text) };
}

/** The term in lower case, for a part of a value (`~`) and for values outside the catalogue. */
export function lowerTerm(term: Term): Term {
  return mapLiterals(term, (text) => text.toLowerCase());
}

function withSuffix(service: string): string {
  return service === "" || service.includes(".") ? service : `${service}.amazonaws.com`;
}
