import { Prisma } from "@/lib/db/generated/client";
import { oddValues } from "@/lib/db/search/odd-values";
import { textTest } from "@/lib/db/search/text-test";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";

/** SQL over columns of `d`: lets through all that fits, and values that SQL reads differently. */
export function mayFit(field: Field, columns: readonly string[], test: Test): Prisma.Sql {
  if (test.kind === "any" || test.kind === "range") return Prisma.sql`true`;
  const tests = columns.flatMap((column) => [
    textTest(field, column, test),
    oddValues(field, column, test).isOdd,
  ]);
  return Prisma.join(tests, " or ");
}
