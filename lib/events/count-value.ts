import { textArray } from "@/lib/db/array-literal";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { type CountedValue, countedValue } from "./counted-value";

/**
 * How events are counted by the values of a field, be they stored or made of what is: of the time,
 * or of another field. Null for a field that only terms or records hold.
 */
export function countValue(field: Field): CountedValue | null {
  const index = FIELD_INDEX.get(field.name);
  if (index?.kind === "clock") {
    const words = textArray(field.options ?? []);
    return {
      column: index.part,
      value: Prisma.sql`(${words}::text[])[${Prisma.raw(`r.${index.part}`)} + 1]`,
      dictionary: null,
      join: Prisma.empty,
    };
  }
  if (index?.kind !== "yes-no") return countedValue(field);
  const source = findField(index.of);
  const counted = source ? countedValue(source) : null;
  return counted && { ...counted, value: yesNoOf(counted.value, index.yes) };
}

function yesNoOf(value: Prisma.Sql, yes: Iterable<string>): Prisma.Sql {
  return Prisma.sql`(${value} = any(${textArray(yes)}::text[]))::text`;
}
