import { plainArray, textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { valueTerm } from "@/lib/search/index-term";

/**
 * One condition in SQL, over `event e`; never null, so that it can be turned round.
 */
export interface Condition {
  /** Lets through all that match, and more when the condition is not exact. */
  readonly sql: Prisma.Sql;
  /** Lets through only what matches, whatever the records say: the same when it is exact. */
  readonly sure: Prisma.Sql;
  /** False when the record must be read of what is let through but not sure (lib/search/matches.ts). */
  readonly isExact: boolean;
  /** The same condition over `activity_hour e`, where that table can answer it exactly. */
  readonly rollup: Prisma.Sql | null;
  /** Set when the condition is to be one of a set, so that such sets can become one. */
  readonly oneOf: OneOf | null;
  /** Set when the condition is that one of these holds. */
  readonly alternatives: readonly Condition[] | null;
}

interface OneOf {
  readonly of: keyof typeof SETS;
  readonly values: readonly string[];
  /** Of rare terms: when the events were that have them. */
  readonly times: readonly string[];
  /** The same by a column of the event; null where none has it. */
  readonly column: Prisma.Sql | null;
  /** Over `activity_hour e`: its rows, where an index finds them. */
  readonly hours: Prisma.Sql | null;
}

const ODD_ID = plainArray([valueTerm("flag", "bad-event-id")]);
const SETS = {
  terms: (values: readonly string[]) =>
    values.length === 1
      ? Prisma.sql`e.terms @> ${plainArray(values)}::int8[]`
      : Prisma.sql`e.terms && ${plainArray(values)}::int8[]`,
  eventIds: (values: readonly string[]) =>
    Prisma.sql`e.event_id = any(${plainArray(values)}::uuid[])`,
  /** Ids of records whose eventID is no UUID: the index finds these records by their flag. */
  oddEventIds: (values: readonly string[]) =>
    Prisma.sql`(e.terms @> ${ODD_ID}::int8[] and e.event_id = any(${plainArray(values)}::uuid[]))`,
  /** Postgres takes every term that it does not know for a middling one: the times tell it better. */
  rareTerms: (values: readonly string[], times: readonly string[]) =>
    Prisma.sql`(e.event_time = any(${textArray(times)}::timestamptz[]) and ${SETS.terms(values)})`,
};

/** A condition that the index decides. */
export function exact(sql: Prisma.Sql, rollup: Prisma.Sql | null = null): Condition {
  return { sql, sure: sql, isExact: true, rollup, oneOf: null, alternatives: null };
}

/** A condition that only narrows: of what it lets through, the records decide. */
export function narrowed({ sql }: Pick<Condition, "sql">): Condition {
  return { ...exact(sql), sure: Prisma.sql`false`, isExact: false };
}

export const EVERYTHING = exact(Prisma.sql`true`, Prisma.sql`true`);
export const NOTHING = exact(Prisma.sql`false`, Prisma.sql`false`);
/** Everything passes here; only reading the records tells. */
export const UNDECIDED = narrowed(EVERYTHING);

/** Events that have one of some terms, or one of some ids. */
export function oneOf(
  of: keyof typeof SETS,
  values: readonly string[],
  rollup: Prisma.Sql | null = null,
  times: readonly string[] = [],
): Condition {
  if (values.length === 0) return NOTHING;
  const set = { of, values, times, column: null, hours: null };
  return { ...exact(SETS[of](values, times), rollup), oneOf: set };
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.includes(NOTHING)) return NOTHING;
  return join(
    conditions.filter((condition) => condition !== EVERYTHING),
    " and ",
    EVERYTHING,
  );
}

/** Sets that are asked for side by side become one look into the index. */
export function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.includes(EVERYTHING)) return EVERYTHING;
  const flat = conditions.flatMap((condition) => condition.alternatives ?? [condition]);
  const distinct = [...new Set(flat)].filter((condition) => condition !== NOTHING);
  const sets = SET_NAMES.flatMap((of) => union(of, distinct));
  const others = distinct.filter((condition) => condition.oneOf === null);
  const parts = [...sets, ...others];
  const joined = join(parts, " or ", NOTHING);
  return parts.length > 1 ? { ...joined, alternatives: parts } : joined;
}

const SET_NAMES = ["terms", "rareTerms", "eventIds", "oddEventIds"] as const;

function union(of: keyof typeof SETS, conditions: readonly Condition[]): Condition[] {
  const sets = conditions.filter((condition) => condition.oneOf?.of === of);
  if (sets.length < 2) return sets;
  const values = new Set(sets.flatMap((condition) => condition.oneOf?.values ?? []));
  const times = new Set(sets.flatMap((condition) => condition.oneOf?.times ?? []));
  return [oneOf(of, [...values], join(sets, " or ", NOTHING).rollup, [...times])];
}

/** What does not fit: all that is not surely in the condition; for sure, what it does not let through. */
export function noneOf(condition: Condition): Condition {
  if (condition === NOTHING) return EVERYTHING;
  if (condition === EVERYTHING) return NOTHING;
  const { sql, sure, isExact, rollup } = condition;
  return {
    sql: Prisma.sql`not (${sure})`,
    sure: Prisma.sql`not (${sql})`,
    isExact,
    rollup: rollup && Prisma.sql`not (${rollup})`,
    oneOf: null,
    alternatives: null,
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
  const joined = (parts: readonly Prisma.Sql[]) => Prisma.sql`(${Prisma.join(parts, word)})`;
  const rollups = conditions.map(({ rollup }) => rollup).filter((sql) => sql !== null);
  const sql = joined(conditions.map((condition) => condition.sql));
  const isExact = conditions.every((condition) => condition.isExact);
  return {
    sql,
    sure: isExact ? sql : joined(conditions.map(({ sure }) => sure)),
    isExact,
    rollup: rollups.length === conditions.length ? joined(rollups) : null,
    oneOf: null,
    alternatives: null,
  };
}
