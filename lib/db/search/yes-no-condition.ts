import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { FIELD_INDEX, type FieldIndex } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";
import { allOf, type Condition, NOTHING, noneOf, UNDECIDED } from "./condition";
import { dictionaryCondition } from "./dictionary-condition";

type YesNo = Extract<FieldIndex, { kind: "yes-no" }>;

/**
 * A test of a yes or no that is made of another field. Few rows of the dictionary are a yes and few
 * say nothing: a no is what is neither, so that it names few rows as well.
 */
export async function yesNoCondition(
  reader: Reader,
  field: Field,
  { of, yes }: YesNo,
  test: Test,
): Promise<Condition> {
  const index = FIELD_INDEX.get(of);
  if (index?.kind !== "dictionary") return UNDECIDED;
  const [isYes, isNo] = ["true", "false"].map((word) => fitsTest(field, test, [word]));
  if (!isYes && !isNo) return NOTHING;
  const column = Prisma.raw(`d.${index.column}`);
  const rows = (isRow: Prisma.Sql) => dictionaryCondition(reader, index.dictionary, isRow);
  const [isTrue, isUnsaid] = await Promise.all([
    isYes && isNo ? NOTHING : rows(Prisma.sql`${column} = any(${textArray(yes)}::text[])`),
    isNo ? rows(Prisma.sql`${column} = ''`) : NOTHING,
  ]);
  return isNo ? allOf([noneOf(isTrue), noneOf(isUnsaid)]) : isTrue;
}
