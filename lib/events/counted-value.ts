import { textArray } from "@/lib/db/array-literal";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { type CountedColumn, isCountedColumn } from "@/lib/db/search/counted-rows";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import type { TermKind } from "@/lib/search/index-term";

/** How events are counted by the values of a field: by a column of ids, and what the ids stand for. */
export interface CountedValue {
  readonly column: CountedColumn;
  /** SQL: the value of a row `r` with that column; null where the record does not say. */
  readonly value: Prisma.Sql;
  /** Table that has the value, as `d`; null when the column has it by itself. */
  readonly dictionary: Prisma.Sql | null;
  /** SQL that joins the dictionary to `r`. */
  readonly join: Prisma.Sql;
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  outcome: OUTCOMES,
  category: CATEGORIES,
};

/**
 * By the values of a field, be they stored or made of what is: of the time, or of another field.
 * Null for a field that only terms or records hold.
 */
export function countedValue({ name, type, options = [] }: Field): CountedValue | null {
  if (name === "outcome" || name === "category") {
    return inColumn(name, wordOf(WORDS[name] ?? [], name));
  }
  if (name === "readonly") {
    return inColumn(
      "read_only",
      Prisma.sql`case r.read_only when 1 then 'true' when 0 then 'false' end`,
    );
  }
  if (name === "root") {
    return inDictionary("principal", Prisma.sql`(nullif(d.identity_type, '') = 'Root')::text`);
  }
  const index = FIELD_INDEX.get(name);
  if (index?.kind === "clock") return inColumn(index.part, wordOf(options, index.part));
  if (index?.kind === "yes-no") {
    const source = findField(index.of);
    const counted = source ? countedValue(source) : null;
    return counted && { ...counted, value: isOneOf(counted.value, index.yes) };
  }
  if (index?.kind !== "dictionary") return null;
  const value =
    type === "address"
      ? Prisma.sql`case when d.address is not null then d.value end`
      : Prisma.sql`nullif(${Prisma.raw(`d.${index.column}`)}, '')`;
  return inDictionary(index.dictionary, value);
}

function wordOf(words: readonly string[], column: CountedColumn): Prisma.Sql {
  return Prisma.sql`(${textArray(words)}::text[])[${Prisma.raw(`r.${column}`)} + 1]`;
}

function isOneOf(value: Prisma.Sql, yes: Iterable<string>): Prisma.Sql {
  return Prisma.sql`(${value} = any(${textArray(yes)}::text[]))::text`;
}

function inColumn(column: CountedColumn, value: Prisma.Sql): CountedValue {
  return { column, value, dictionary: null, join: Prisma.empty };
}

function inDictionary(name: TermKind, value: Prisma.Sql): CountedValue | null {
  const { table, eventColumn } = DICTIONARIES[name];
  if (!isCountedColumn(eventColumn)) return null;
  const dictionary = Prisma.raw(table);
  const join = Prisma.sql`left join ${dictionary} d on d.id = ${Prisma.raw(`r.${eventColumn}`)}`;
  return { column: eventColumn, value, dictionary, join };
}
