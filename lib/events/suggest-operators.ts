import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { isOrdered } from "@/lib/search/parse-range";

/** An operator that the type of a field allows, and what it means in plain words. */
export interface FieldOperator {
  readonly text: string;
  readonly detail: string;
}

const IS = "is the whole value, in any case; * and ? are wildcards";
const NOT = { text: "!=", detail: "is not; events that do not say are included" };
const PART: readonly FieldOperator[] = [
  { text: ":=", detail: "is exactly this; case counts" },
  { text: "~", detail: "holds this text" },
];
const ORDER: readonly FieldOperator[] = [
  { text: ">=", detail: "from this on" },
  { text: ">", detail: "after or above this" },
  { text: "<=", detail: "up to this" },
  { text: "<", detail: "before or below this" },
];
const WORDS: Readonly<Partial<Record<Field["type"], string>>> = {
  address: "is this address, or in this block such as 10.0.0.0/8",
  boolean: "is true or false",
  time: "is in this day, hour or second, or in a range such as 2026-11-01..2026-11-07",
  number: "is this number, or in a range such as 1..5",
  version: "is this version",
};

/** What stands behind the name of a JSON body. */
export const MEMBER: FieldOperator = {
  text: ".",
  detail: "a member of it follows, as in request.bucketName",
};

/** As lib/search/parse-predicate.ts accepts them. */
export function operatorsOf(field: Field): readonly FieldOperator[] {
  const is = { text: ":", detail: WORDS[field.type] ?? IS };
  const order = isOrdered(field) ? ORDER : [];
  const part =
    field.type === "version" || !(isOrdered(field) || field.type === "boolean") ? PART : [];
  return [is, NOT, ...part, ...order];
}

/** The path field that a name such as `request.bucketName` is below of; undefined for other names. */
export function findPathField(name: string): Field | undefined {
  const [, head] = /^@?(\w+)[.[].*[\w\]"]$/s.exec(name) ?? [];
  const field = head === undefined ? undefined : findField(head);
  return field?.type === "path" ? field : undefined;
}
