import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { type Condition, NOTHING } from "./condition";

/** Events that have one of some value terms. */
export function termsCondition(terms: readonly string[]): Condition {
  if (terms.length === 0) return NOTHING;
  const array = plainArray(terms);
  return {
    sql:
      terms.length === 1
        ? Prisma.sql`e.terms @> ${array}::int8[]`
        : Prisma.sql`e.terms && ${array}::int8[]`,
    isExact: true,
    rollup: null,
  };
}
