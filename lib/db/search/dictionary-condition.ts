import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { Prisma } from "@/lib/db/generated/client";
import { dictionaryTerm, type TermKind } from "@/lib/search/index-term";
import { anyOf, type Condition, exact, NOTHING, narrowed, oneOf } from "./condition";
import { MAX_TERMS } from "./lookups";
import type { OddValues } from "./odd-values";

/** Dictionaries whose id is a column of `activity_hour` too. */
const IN_ROLLUP: ReadonlySet<TermKind> = new Set(["account", "region", "action", "error"]);

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
  const ids = found.map(({ id }) => id);
  return idsCondition(dictionary, ids, test);
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
      order by 2 nulls last limit ${MAX_TERMS + 1}`,
  );
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
  if (found.length > MAX_TERMS) {
    const condition = idsCondition(dictionary, idsOf(found), either);
    return found.every(({ odd }) => odd === null) ? condition : narrowed(condition);
  }
  const decided = found.map(({ id, odd }) => ({ id, fits: odd === null || decide(odd) }));
  const fitting = idsOf(decided.filter(({ fits }) => fits === true));
  const open = idsOf(decided.filter(({ fits }) => fits === null));
  const known = idsCondition(dictionary, fitting, either);
  if (open.length === 0) return known;
  return anyOf([known, narrowed(idsCondition(dictionary, open, either))]);
}

/**
 * Events that have one of some rows of a dictionary.
 * @param test finds the rows again, where there are more of them than become terms
 */
export function idsCondition(
  dictionary: TermKind,
  ids: readonly number[],
  test: Prisma.Sql,
): Condition {
  const { table, eventColumn } = DICTIONARIES[dictionary];
  if (ids.length === 0) return NOTHING;
  const column = Prisma.raw(`e.${eventColumn}`);
  const isMany = ids.length > MAX_TERMS;
  const isIn = isMany
    ? Prisma.sql`${column} in (select d.id from ${Prisma.raw(table)} d where ${test})`
    : Prisma.sql`${column} = any(${plainArray(ids)}::int4[])`;
  const isKnown = Prisma.sql`${column} is not null and ${isIn}`;
  // The rollup writes 0 for "no error"; every other id is the event's.
  const rollup = IN_ROLLUP.has(dictionary) ? isIn : null;
  if (isMany) return exact(Prisma.sql`(${isKnown})`, rollup);
  const values = ids.map((id) => dictionaryTerm(dictionary, id));
  const terms = oneOf("terms", values, rollup);
  // The column decides the same as the terms: it is looked at first where no index is used.
  const sql = Prisma.sql`(${isKnown} and ${terms.sql})`;
  const hours = dictionary === "action" ? rollup : null;
  const set = { of: "terms", values, times: [], column: isKnown, hours } as const;
  return { ...terms, sql, sure: sql, oneOf: set };
}
