import type { Reader } from "@/lib/auth/reader";
import { isEventId } from "@/lib/cloudtrail/event-id";
import { plainArray } from "@/lib/db/array-literal";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { eventIdentity } from "@/lib/db/event-identity";
import { FIELD_INDEX, type FieldIndex } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { foldTerm, foldValue } from "@/lib/search/fold";
import { valueTerm } from "@/lib/search/index-term";
import { timeBounds } from "@/lib/search/range-test";
import { anyOf, type Condition, noneOf, UNDECIDED } from "./condition";
import { dictionaryCondition, textCondition } from "./dictionary-condition";
import { leafCondition } from "./leaf-condition";
import { oddValues } from "./odd-values";
import { rollupNumbers } from "./rollup-numbers";
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
    case "dictionary": {
      const condition = await inDictionary(reader, field, index, test);
      const rollup = rollupNumbers(field, test);
      return rollup ? { ...condition, rollup } : condition;
    }
    case "term":
      return withTerm(field, index.bit, test);
    case "time":
      return inTime(test, nowMs);
    case "event-id":
      return withId(test);
    case "root":
      return isRoot(reader, field, test);
    case "path":
      return atPath(reader, test);
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
  const { nullable, eventColumn } = DICTIONARIES[dictionary];
  if (test.kind === "any" && nullable && column === "value" && field.type !== "address") {
    const rollup = dictionary === "error" ? Prisma.sql`e.error_id <> 0` : null;
    return {
      sql: Prisma.sql`${Prisma.raw(`e.${eventColumn}`)} is not null`,
      isExact: true,
      rollup,
    };
  }
  const value = Prisma.raw(`d.${column}`);
  const isSaid =
    field.type === "address" ? Prisma.sql`d.address is not null` : Prisma.sql`${value} <> ''`;
  if (test.kind !== "any" && test.kind !== "range") {
    const sql = textTest(field, column, test);
    const odd = oddValues(field, column, test);
    return textCondition(reader, { dictionary, column, isSaid, test: sql, odd });
  }
  const condition = await dictionaryCondition(reader, dictionary, isSaid);
  // Versions and numbers are compared as such, not as text: the records decide.
  return test.kind === "range" ? { ...condition, isExact: false, rollup: null } : condition;
}

function withTerm(field: Field, bit: number, test: Test): Condition {
  const isSaid = {
    // Some flags are raised after the record was read, when another event contradicts it.
    sql:
      field.name === "flag"
        ? Prisma.sql`e.flags <> 0`
        : Prisma.sql`e.present & ${1 << bit}::int4 <> 0`,
    isExact: test.kind === "any",
    rollup: null,
  };
  if (test.kind === "any" || test.kind === "range" || test.kind === "contains") return isSaid;
  if (test.terms.some((term) => term.wildcards.length > 0)) return isSaid;
  const values = test.terms.map((term) =>
    test.kind === "exact" ? foldValue(field, term.text) : foldTerm(field, term).text,
  );
  // `:=` differs from `:` in case alone: the index narrows it, the record decides.
  const isExact = test.kind === "is";
  return { ...termsCondition(values.map((value) => valueTerm(field.name, value))), isExact };
}

function inTime(test: Test, nowMs: number): Condition {
  const isDated = Prisma.sql`e.event_time > '-infinity'`;
  if (test.kind === "any") return { sql: isDated, isExact: true, rollup: null };
  if (test.kind !== "range") return UNDECIDED;
  const { fromMs, toMs } = timeBounds(test, nowMs);
  const from = fromMs === null ? isDated : Prisma.sql`e.event_time >= ${instant(fromMs)}`;
  const to = toMs === null ? Prisma.sql`true` : Prisma.sql`e.event_time < ${instant(toMs)}`;
  return { sql: Prisma.sql`(${from} and ${to})`, isExact: true, rollup: null };
}

function withId(test: Test): Condition {
  if (test.kind === "any") return noneOf(termsCondition([valueTerm("flag", "no-event-id")]));
  if (test.kind === "range" || test.kind === "contains") return UNDECIDED;
  if (test.terms.some((term) => term.wildcards.length > 0)) return UNDECIDED;
  const ids = test.terms.map((term) => eventIdentity(term.text, ""));
  // An id that is no UUID is stored as a hash of its folded text.
  return {
    sql: Prisma.sql`e.event_id = any(${plainArray(ids)}::uuid[])`,
    isExact: test.kind === "is" && test.terms.every((term) => isEventId(term.text)),
    rollup: null,
  };
}

/** `root` is a yes or no made of the identity type; a record without one says neither. */
async function isRoot(reader: Reader, field: Field, test: Test): Promise<Condition> {
  if (test.kind === "range") return UNDECIDED;
  const isSaid = Prisma.sql`d.identity_type <> ''`;
  if (test.kind === "any") return dictionaryCondition(reader, "principal", isSaid);
  const made = Prisma.sql`(select case when d.identity_type = 'Root' then 'true' else 'false' end as root)`;
  return dictionaryCondition(
    reader,
    "principal",
    Prisma.sql`${isSaid} and exists (select from ${made} as d where ${textTest(field, "root", test)})`,
  );
}

/** The value somewhere in the record is a term; that it stands at this path, the record tells. */
async function atPath(reader: Reader, test: Test): Promise<Condition> {
  if (test.kind !== "is" && test.kind !== "exact") return UNDECIDED;
  if (test.terms.some((term) => term.wildcards.length > 0)) return UNDECIDED;
  const leaves = await Promise.all(test.terms.map((term) => leafCondition(reader, term.text)));
  return { ...anyOf(leaves), isExact: false, rollup: null };
}
