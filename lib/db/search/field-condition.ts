import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { eventIdentity } from "@/lib/db/event-identity";
import { FIELD_INDEX, type FieldIndex } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { foldTerm, foldValue, lowerTerm } from "@/lib/search/fold";
import { ANY_LEAF, valueTerm } from "@/lib/search/index-term";
import { timeBounds } from "@/lib/search/range-test";
import { anywhere, fitsTerm } from "@/lib/search/wildcard";
import { anyOf, type Condition, EVERYTHING, noneOf, UNDECIDED } from "./condition";
import { dictionaryCondition } from "./dictionary-condition";
import { termsCondition } from "./term-condition";
import { textTest } from "./text-test";

/** One test of one field as SQL, by the way in which the index holds the field. */
export async function fieldCondition(
  reader: Reader,
  field: Field,
  test: Test,
  nowMs: number,
): Promise<Condition> {
  const index = FIELD_INDEX.get(field.name);
  switch (index?.kind) {
    case "dictionary":
      return inDictionary(reader, field, index, test);
    case "term":
      return withTerm(field, index.bit, test);
    case "time":
      return inTime(test, nowMs);
    case "event-id":
      return withId(test);
    case "read-only":
      return yesOrNo(Prisma.sql`e.read_only`, test);
    case "root":
      return isRoot(reader, test);
    case "path":
      return atPath(test);
    default:
      return UNDECIDED;
  }
}

async function inDictionary(
  reader: Reader,
  field: Field,
  { dictionary, column }: Extract<FieldIndex, { kind: "dictionary" }>,
  test: Test,
): Promise<Condition> {
  if (test.kind === "range") return UNDECIDED;
  if (test.kind === "any") {
    const { nullable, eventColumn } = DICTIONARIES[dictionary];
    if (nullable && column === "value" && field.type !== "address") {
      const isSaid = Prisma.sql`${Prisma.raw(`e.${eventColumn}`)} is not null`;
      const rollup = dictionary === "error" ? Prisma.sql`e.error_id <> 0` : null;
      return { sql: isSaid, isExact: true, rollup };
    }
    const isSaid =
      field.type === "address"
        ? Prisma.sql`d.address is not null`
        : Prisma.sql`${Prisma.raw(`d.${column}`)} <> ''`;
    return dictionaryCondition(reader, dictionary, isSaid);
  }
  return dictionaryCondition(reader, dictionary, textTest(field, column, test));
}

function withTerm(field: Field, bit: number, test: Test): Condition {
  const isSaid: Condition = {
    sql: Prisma.sql`e.present & ${1 << bit}::int4 <> 0`,
    isExact: true,
    rollup: null,
  };
  if (test.kind === "any") return isSaid;
  if (test.kind === "range") return { ...isSaid, isExact: false };
  const wanted = test.terms.map((term) => {
    if (test.kind === "is" && term.wildcards.length === 0) return [foldTerm(field, term).text];
    if (field.type !== "enum" && field.type !== "boolean") return null;
    const options = field.type === "boolean" ? ["true", "false"] : (field.options ?? []);
    const folded = test.kind === "contains" ? anywhere(lowerTerm(term)) : foldTerm(field, term);
    return options.filter((option) => fitsTerm(folded, foldValue(field, option)));
  });
  const known = wanted.filter((values) => values !== null).flat();
  if (wanted.includes(null)) {
    // `:=` differs from `:` in case alone: the index narrows it, the record decides.
    const folded =
      test.kind === "exact" ? test.terms.map((term) => foldValue(field, term.text)) : null;
    return folded
      ? { ...termsCondition(folded.map((value) => valueTerm(field.name, value))), isExact: false }
      : { ...isSaid, isExact: false };
  }
  const condition = termsCondition(known.map((value) => valueTerm(field.name, value)));
  return { ...condition, rollup: rollupOf(field, known) };
}

function rollupOf(field: Field, values: readonly string[]): Prisma.Sql | null {
  const names: readonly string[] | null =
    field.name === "outcome" ? OUTCOMES : field.name === "category" ? CATEGORIES : null;
  if (names === null) return null;
  const numbers = values.map((value) => names.indexOf(value)).filter((number) => number >= 0);
  return Prisma.sql`${Prisma.raw(`e.${field.name}`)} = any(${plainArray(numbers)}::int2[])`;
}

function inTime(test: Test, nowMs: number): Condition {
  const isDated = Prisma.sql`e.event_time > '-infinity'`;
  if (test.kind === "any") return { sql: isDated, isExact: true, rollup: null };
  if (test.kind !== "range") return UNDECIDED;
  const { fromMs, toMs } = timeBounds(test, nowMs);
  const from =
    fromMs === null ? isDated : Prisma.sql`e.event_time >= to_timestamp(${fromMs}::float8 / 1000)`;
  const to =
    toMs === null
      ? Prisma.sql`true`
      : Prisma.sql`e.event_time < to_timestamp(${toMs}::float8 / 1000)`;
  return { sql: Prisma.sql`(${from} and ${to})`, isExact: true, rollup: null };
}

const NO_ID_BIT = "no-event-id";

function withId(test: Test): Condition {
  const isMissing = termsCondition([valueTerm("flag", NO_ID_BIT)]);
  if (test.kind === "any") return noneOf(isMissing);
  if (test.kind === "range") return UNDECIDED;
  if (test.kind === "contains" || test.terms.some((term) => term.wildcards.length > 0))
    return UNDECIDED;
  const ids = test.terms.map((term) => eventIdentity(term.text, ""));
  return {
    sql: Prisma.sql`e.event_id = any(${plainArray(ids)}::uuid[])`,
    isExact: test.kind === "is",
    rollup: null,
  };
}

function yesOrNo(column: Prisma.Sql, test: Test): Condition {
  if (test.kind === "range") return UNDECIDED;
  if (test.kind === "any") {
    return {
      sql: Prisma.sql`${column} is not null`,
      isExact: true,
      rollup: Prisma.sql`${column} <> -1`,
    };
  }
  const fitting = ["true", "false"].filter((value) =>
    test.terms.some((term) =>
      fitsTerm(test.kind === "contains" ? anywhere(lowerTerm(term)) : lowerTerm(term), value),
    ),
  );
  return anyOf(
    fitting.map((value) => ({
      sql: Prisma.sql`${column} is ${Prisma.raw(value)}`,
      isExact: true,
      rollup: Prisma.sql`${column} = ${Prisma.raw(value === "true" ? "1" : "0")}`,
    })),
  );
}

async function isRoot(reader: Reader, test: Test): Promise<Condition> {
  const { rollup, isExact } = yesOrNo(Prisma.sql`x`, test);
  if (!isExact || rollup === null) return UNDECIDED;
  const isType = (sql: Prisma.Sql) => dictionaryCondition(reader, "principal", sql);
  if (test.kind === "any") return isType(Prisma.sql`d.identity_type <> ''`);
  if (test.kind === "range") return UNDECIDED;
  const fits = (value: string) =>
    test.terms.some((term) =>
      fitsTerm(test.kind === "contains" ? anywhere(lowerTerm(term)) : lowerTerm(term), value),
    );
  const parts: Condition[] = [];
  if (fits("true")) parts.push(await isType(Prisma.sql`d.identity_type = 'Root'`));
  if (fits("false")) parts.push(await isType(Prisma.sql`d.identity_type not in ('Root', '')`));
  return anyOf(parts);
}

/** The value somewhere in the body is a term; that it stands at this path, the record tells. */
function atPath(test: Test): Condition {
  if (test.kind === "any" || test.kind === "range" || test.kind === "contains") return UNDECIDED;
  if (test.terms.some((term) => term.wildcards.length > 0))
    return { ...EVERYTHING, isExact: false, rollup: null };
  const leaves = test.terms.map((term) => valueTerm(ANY_LEAF, term.text));
  return { ...termsCondition(leaves), isExact: false };
}
