import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";

/** Words of the small numbers that the rollup stores; read-only is -1 when not said. */
const NUMBERS: Readonly<Record<string, readonly (readonly [word: string, number: number])[]>> = {
  outcome: OUTCOMES.map((word, number) => [word, number]),
  category: CATEGORIES.map((word, number) => [word, number]),
  readonly: [
    ["true", 1],
    ["false", 0],
  ],
};
const COLUMNS: Readonly<Record<string, string>> = { readonly: "read_only" };

/** A test of such a field over `activity_hour e`; null for every other field. */
export function rollupNumbers(field: Field, test: Test): Prisma.Sql | null {
  const numbers = NUMBERS[field.name];
  if (!numbers || test.kind === "range") return null;
  const fitting = numbers.filter(([word]) => fitsTest(field, test, [word]));
  const column = Prisma.raw(`e.${COLUMNS[field.name] ?? field.name}`);
  return Prisma.sql`${column} = any(${plainArray(fitting.map(([, number]) => number))}::int2[])`;
}
