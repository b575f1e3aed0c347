import type { Term } from "@/lib/search/ast";
import type { Candidate } from "./record-values";
import type { Place } from "./rule-issue";
import type { Subject } from "./subject";

/** What one named selection of a rule asks of an event. */
export type Detection = Group | FieldItem | Members;

/** all: every item must hold. any: one of them. */
export interface Group extends Place {
  readonly kind: "all" | "any";
  readonly items: readonly Detection[];
}

/** One field compared with values; without a field, values looked for in the whole record. */
export interface FieldItem extends Place {
  readonly kind: "field";
  readonly field: string | null;
  /** One of the tests must hold, or every one. Without tests nothing does. */
  readonly linking: "any" | "all";
  /** Turned round (`neq`): holds also where the field is missing. */
  readonly isNegated: boolean;
  readonly tests: readonly ValueTest[];
}

/** `field[any]`: a map that must hold within one and the same item of a list. */
export interface Members extends Place {
  readonly kind: "members";
  readonly field: string;
  readonly quantifier: "any" | "all" | "all_or_empty" | "none";
  readonly item: Detection;
}

export type ValueTest = CandidateTest | PresenceTest;

/** Holds when some value of the field fits. */
export interface CandidateTest {
  readonly kind: "value";
  /** What it asks, for people: `is "CreateUser"`, `contains "key"`. */
  readonly says: string;
  fits(candidate: Candidate, subject: Subject): boolean;
  /** In lower case, all texts that can fit; null when others can, too. */
  readonly literals: readonly string[] | null;
  /** The comparison as terms of the query language, of which one must fit; null where it is none. */
  readonly terms: readonly Term[] | null;
  /** The block of addresses, where that is what is asked. */
  readonly cidr: string | null;
}

/** absent: the field is missing or null. present, missing: the member exists, or does not. */
export interface PresenceTest {
  readonly kind: "absent" | "present" | "missing";
  readonly says: string;
}

/** The condition of a rule over its selections. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly items: readonly Condition[] }
  | { readonly kind: "not"; readonly item: Condition }
  | { readonly kind: "selection"; readonly name: string }
  /** `1 of filter_*`: the names it stands for, in the order of the rule. */
  | {
      readonly kind: "of";
      readonly quantifier: "any" | "all";
      readonly pattern: string;
      readonly names: readonly string[];
    };
