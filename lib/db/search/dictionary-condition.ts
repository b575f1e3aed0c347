import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { Prisma } from "@/lib/db/generated/client";
import { dictionaryTerm, type TermKind } from "@/lib/search/index-term";
import { anyOf, type Condition, NOTHING } from "./condition";
import type { OddValues } from "./odd-values";

/** Up to so many rows of a dictionary become terms of one index scan; more become a join. */
const MAX_TERMS = 2_000;
/** Dictionaries whose id is a column of `activity_hour` too. */
const IN_ROLLUP: ReadonlySet<TermKind> = new Set(["account", "region", "action"]);

/**
 * Events whose row of a dictionary passes a test.
 * @param test SQL over the dictionary's columns, with `d` as its name
 */
export async function dictionaryCondition(
  reader: Reader,
  dictionary: TermKind,
  test: Prisma.Sql,
): Promise<Condition> {
  const { table } = DICTIONARIES[dictionary];
  const found = await ask<{ id: number }>(
    reader,
    Prisma.sql`select d.id from ${Prisma.raw(table)} d where ${test} limit ${MAX_TERMS + 1}`,
  );
  return idsCondition(dictionary, found, test);
}

/** A test of one text column of a dictionary. */
export interface ColumnTest {
  readonly dictionary: TermKind;
  readonly column: string;
  /** SQL: the row says anything at all. */
  readonly isSaid: Prisma.Sql;
  readonly test: Prisma.Sql;
  readonly odd: OddValues;
}

/** Events whose row of a dictionary passes a test of its text; odd values are tested here. */
export async function textCondition(
  reader: Reader,
  { dictionary, column, isSaid, test, odd: { isOdd, decide } }: ColumnTest,
): Promise<Condition> {
  const table = Prisma.raw(DICTIONARIES[dictionary].table);
  const either = Prisma.sql`${isSaid} and (${isOdd} or ${test})`;
  const found = await ask<{ id: number; odd: string | null }>(
    reader,
    Prisma.sql`select d.id, case when ${isOdd} then ${Prisma.raw(`d.${column}`)} end as odd
      from ${table} d where ${either}
      order by ${isOdd} desc limit ${MAX_TERMS + 1}`,
  );
  if (found.length > MAX_TERMS) {
    const isExact = found.every(({ odd }) => odd === null);
    const condition = idsCondition(dictionary, found, either);
    return isExact ? condition : { ...condition, isExact, rollup: null };
  }
  const decided = found.map(({ id, odd }) => ({ id, fits: odd === null || decide(odd) }));
  const fitting = idsCondition(
    dictionary,
    decided.filter(({ fits }) => fits === true),
    either,
  );
  const open = decided.filter(({ fits }) => fits === null);
  if (open.length === 0) return fitting;
  return anyOf([
    fitting,
    { ...idsCondition(dictionary, open, either), isExact: false, rollup: null },
  ]);
}

/** Of more rows than become terms, `test` finds all again. */
function idsCondition(
  dictionary: TermKind,
  found: readonly { id: number }[],
  test: Prisma.Sql,
): Condition {
  const { table, eventColumn } = DICTIONARIES[dictionary];
  if (found.length === 0) return NOTHING;
  const column = Prisma.raw(`e.${eventColumn}`);
  const isIn =
    found.length > MAX_TERMS
      ? Prisma.sql`${column} in (select d.id from ${Prisma.raw(table)} d where ${test})`
      : Prisma.sql`${column} = any(${plainArray(found.map(({ id }) => id))}::int4[])`;
  const isKnown = Prisma.sql`${column} is not null and ${isIn}`;
  return {
    // The column decides the same as the terms: it is looked at first where no index is used.
    sql:
      found.length > MAX_TERMS
        ? Prisma.sql`(${isKnown})`
        : Prisma.sql`(${isKnown} and ${hasTerms(dictionary, found)})`,
    isExact: true,
    rollup: rollupOf(dictionary, isIn),
  };
}

function hasTerms(dictionary: TermKind, found: readonly { id: number }[]): Prisma.Sql {
  const terms = plainArray(found.map(({ id }) => dictionaryTerm(dictionary, id)));
  return found.length === 1
    ? Prisma.sql`e.terms @> ${terms}::int8[]`
    : Prisma.sql`e.terms && ${terms}::int8[]`;
}

/** The rollup writes 0 for "no error"; every other id is the event's. */
function rollupOf(dictionary: TermKind, isIn: Prisma.Sql): Prisma.Sql | null {
  return IN_ROLLUP.has(dictionary) || dictionary === "error" ? isIn : null;
}
