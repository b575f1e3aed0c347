import { Prisma } from "@/lib/db/generated/client";
import { foldedText } from "@/lib/db/search/text-test";
import { hasExactly, hasValue } from "@/lib/events/query-conditions";
import type { Query } from "@/lib/search/ast";

const ASCII = /^\p{ASCII}*$/u;

/**
 * SQL: what makes two values of a dictionary one, so that a group is what one condition finds. The
 * language ignores case; beyond ASCII the text stands as it is. Null where nothing is recorded.
 */
export function keyOf(column: string, isService = false): Prisma.Sql {
  const text = Prisma.raw(column);
  const folded = foldedText(text);
  const suffix = isService
    ? Prisma.sql`|| case when strpos(${text}, '.') = 0 then '.amazonaws.com' else '' end`
    : Prisma.empty;
  // Bytes and characters are as many in ASCII alone. The whole folding is dear, and seldom needed.
  return Prisma.sql`case when ${text} = '' then null
    when octet_length(${text}) = length(${text}) then lower(${text} collate "C") ${suffix}
    when octet_length(${folded}) = length(${folded}) then ${folded} ${suffix}
    else ${text} end`;
}

/** The same of a text; null when no stored text can be it: Postgres holds no NUL, no half character. */
export function keyText(value: string): string | null {
  if (/\0|\p{Surrogate}/u.test(value)) return null;
  const lower = value.toLowerCase();
  return ASCII.test(lower) ? lower : value;
}

/** The condition that finds the events of such a group; null: those that do not say. */
export function hasKey(field: string, value: string | null): Query {
  return value === null || ASCII.test(value.toLowerCase())
    ? hasValue(field, value)
    : hasExactly(field, value);
}
