import { Prisma } from "@/lib/db/generated/client";

/**
 * One condition in SQL, over `event e`.
 *
 * `isExact` false: the SQL lets through more than the query means, and each candidate's record must
 * be read (lib/search/matches.ts has the meaning).
 * `rollup` is the same condition over `activity_hour e`, where that table can answer it exactly.
 */
export interface Condition {
  readonly sql: Prisma.Sql;
  readonly isExact: boolean;
  readonly rollup: Prisma.Sql | null;
}

export const EVERYTHING: Condition = {
  sql: Prisma.sql`true`,
  isExact: true,
  rollup: Prisma.sql`true`,
};

export const NOTHING: Condition = {
  sql: Prisma.sql`false`,
  isExact: true,
  rollup: Prisma.sql`false`,
};

/** Everything passes here; only reading the records tells. */
export const UNDECIDED: Condition = { sql: Prisma.sql`true`, isExact: false, rollup: null };

export function allOf(conditions: readonly Condition[]): Condition {
  return join(conditions, " and ", EVERYTHING);
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return join(conditions, " or ", NOTHING);
}

/**
 * What does not fit. Of an inexact condition nothing can be ruled out: what it lets through may
 * still not match.
 */
export function noneOf(condition: Condition): Condition {
  if (!condition.isExact) return UNDECIDED;
  return {
    sql: Prisma.sql`not (${condition.sql})`,
    isExact: true,
    rollup: condition.rollup && Prisma.sql`not (${condition.rollup})`,
  };
}

function join(
  conditions: readonly Condition[],
  word: " and " | " or ",
  none: Condition,
): Condition {
  const [first, ...rest] = conditions;
  if (!first) return none;
  if (rest.length === 0) return first;
  const rollups = conditions.map((condition) => condition.rollup).filter((sql) => sql !== null);
  return {
    sql: Prisma.sql`(${Prisma.join(
      conditions.map((condition) => condition.sql),
      word,
    )})`,
    isExact: conditions.every((condition) => condition.isExact),
    rollup:
      rollups.length === conditions.length ? Prisma.sql`(${Prisma.join(rollups, word)})` : null,
  };
}
