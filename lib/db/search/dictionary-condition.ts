import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { Prisma } from "@/lib/db/generated/client";
import { dictionaryTerm, type TermKind } from "@/lib/search/index-term";
import { type Condition, NOTHING } from "./condition";

/** Up to so many rows of a dictionary become terms of one index scan; more become a join. */
const MAX_TERMS = 2_000;
/** Dictionaries whose id is a column of `activity_hour` too. */
const IN_ROLLUP: ReadonlySet<TermKind> = new Set(["account", "region", "action", "principal"]);

/**
 * Events whose row of a dictionary passes a test.
 * @param test SQL over the dictionary's columns, with `d` as its name
 */
export async function dictionaryCondition(
  reader: Reader,
  dictionary: TermKind,
  test: Prisma.Sql,
): Promise<Condition> {
  const { table, eventColumn } = DICTIONARIES[dictionary];
  const found = await ask<{ id: number }>(
    reader,
    Prisma.sql`select d.id from ${Prisma.raw(table)} d where ${test} limit ${MAX_TERMS + 1}`,
  );
  if (found.length === 0) return NOTHING;
  const column = Prisma.raw(`e.${eventColumn}`);
  const isIn =
    found.length > MAX_TERMS
      ? Prisma.sql`${column} in (select d.id from ${Prisma.raw(table)} d where ${test})`
      : Prisma.sql`${column} = any(${plainArray(found.map(({ id }) => id))}::int4[])`;
  const isKnown = Prisma.sql`coalesce(${isIn}, false)`;
  return {
    sql: found.length > MAX_TERMS ? isKnown : hasTerms(dictionary, found),
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
