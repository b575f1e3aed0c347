import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { START_KINDS } from "@/lib/db/lineage/lineage-start";
import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { type CountedValue, countedValue } from "./counted-value";

/**
 * Names that `origin` and `chain` may be asked for, counted by what their principals did themselves:
 * for `origin` only of those that chains start with. Null for every other field.
 */
export function lineageNames(field: Field): CountedValue | null {
  const user = field.type === "lineage" ? findField("user") : undefined;
  const counted = user ? countedValue(user) : null;
  if (counted === null || field.name !== "origin") return counted;
  const isStart = Prisma.sql`d.kind = any(${textArray(START_KINDS)}::text[])`;
  return { ...counted, value: Prisma.sql`case when ${isStart} then ${counted.value} end` };
}
