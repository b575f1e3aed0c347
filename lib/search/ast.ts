/** Half-open range of the query text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A query as a tree. No tree (`null`) means no condition: every event matches.
 * Field names are canonical (see fields.ts); texts are unescaped and as typed.
 */
export type Query = And | Or | Not | Predicate | Indicator | Text;

/** Two or more conditions that must all hold. */
export interface And extends Span {
  readonly kind: "and";
  readonly items: readonly Query[];
}

/** Two or more conditions of which one must hold. */
export interface Or extends Span {
  readonly kind: "or";
  readonly items: readonly Query[];
}

/** Holds where the item does not, so records without the field are included. */
export interface Not extends Span {
  readonly kind: "not";
  readonly item: Query;
}

/** One field tested: `event:Create*`, `time>=now-1h`, `request.bucketName:x`. */
export interface Predicate extends Span {
  readonly kind: "predicate";
  readonly field: string;
  /** Below a field of type "path": member names and array positions; otherwise empty. */
  readonly path: readonly PathSegment[];
  readonly test: Test;
}

export type PathSegment = string | number;

export type Test = AnyTest | TermTest | RangeTest;

/** `f:*` and `has:f`. `missing:f` is the Not of it. */
export interface AnyTest {
  readonly kind: "any";
}

/**
 * True when some value of the field fits some term.
 * is: the whole value, ignoring case. exact: the whole value, case counts. contains: a part of it,
 * ignoring case. Addresses: an `is` term may be a CIDR block.
 */
export interface TermTest {
  readonly kind: "is" | "exact" | "contains";
  /** At least one. */
  readonly terms: readonly Term[];
}

/** Comparisons and ranges of times, numbers and versions; at least one bound is set. */
export interface RangeTest {
  readonly kind: "range";
  readonly min: Bound | null;
  readonly max: Bound | null;
}

export interface Bound {
  /** As typed: `2026-11-21`, `now-24h`, `1.08`. */
  readonly text: string;
  readonly inclusive: boolean;
}

/** A text to compare with; the characters at `wildcards` are `*` or `?` that act as wildcards. */
export interface Term {
  readonly text: string;
  /** Ascending offsets into `text`; empty for a literal. */
  readonly wildcards: readonly number[];
}

export const INDICATOR_TYPES = [
  "arn",
  "ip",
  "cidr",
  "key",
  "principalid",
  "account",
  "uuid",
  "region",
  "service",
] as const;

export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** A pasted ARN, address, key, … looked for in every field that can hold it; see indicator.ts. */
export interface Indicator extends Span {
  readonly kind: "indicator";
  readonly type: IndicatorType;
  readonly text: string;
}

/** Words without a field: some value anywhere in the record equals the term; see leaves.ts. */
export interface Text extends Span {
  readonly kind: "text";
  readonly term: Term;
}
