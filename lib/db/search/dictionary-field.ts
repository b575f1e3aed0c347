import { DICTIONARIES } from "@/lib/db/dictionaries";
import type { FieldIndex } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { inetOf } from "@/lib/db/inet";
import { parseCidr } from "@/lib/search/address";
import type { Term, TermTest, Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { foldTerm } from "@/lib/search/fold";
import { anyOf, type Condition, exact, NOTHING, narrowed } from "./condition";
import { dictionaryCondition, idsCondition, textCondition } from "./dictionary-condition";
import type { Lookups } from "./lookups";
import { isPlainLiteral, oddValues } from "./odd-values";
import { withTimes } from "./rare-terms";
import { rollupNumbers } from "./rollup-numbers";
import { foldedText, spellingsOf, textTest } from "./text-test";

/** In a list of so many values, some are likely to be rare. */
const MANY = 4;

type InDictionary = Extract<FieldIndex, { kind: "dictionary" }>;

/** A test of a field that is a column of a dictionary. */
export async function dictionaryField(
  lookups: Lookups,
  field: Field,
  index: InDictionary,
  test: Test,
): Promise<Condition> {
  const condition =
    test.kind === "any" || test.kind === "range"
      ? await said(lookups, field, index, test.kind)
      : await withTerms(lookups, field, index, test);
  const rollup = rollupNumbers(field, test);
  return rollup ? { ...condition, rollup } : condition;
}

async function said(
  { reader }: Lookups,
  field: Field,
  { dictionary, column }: InDictionary,
  kind: "any" | "range",
): Promise<Condition> {
  const { nullable, eventColumn } = DICTIONARIES[dictionary];
  if (kind === "any" && nullable && column === "value" && field.type !== "address") {
    const rollup = dictionary === "error" ? Prisma.sql`e.error_id <> 0` : null;
    return exact(Prisma.sql`${Prisma.raw(`e.${eventColumn}`)} is not null`, rollup);
  }
  const condition = await dictionaryCondition(reader, dictionary, isSaid(field, column));
  // Versions and numbers are compared as such, not as text: the records decide.
  return kind === "range" ? narrowed(condition) : condition;
}

function isSaid(field: Field, column: string): Prisma.Sql {
  return field.type === "address"
    ? Prisma.sql`d.address is not null`
    : Prisma.sql`${Prisma.raw(`d.${column}`)} <> ''`;
}

/** Literals are looked up together with those of the whole query; what is left is tested as text. */
async function withTerms(
  lookups: Lookups,
  field: Field,
  index: InDictionary,
  test: TermTest,
): Promise<Condition> {
  const looked: Promise<Condition>[] = [];
  const terms: Term[] = [];
  for (const term of test.terms) {
    const isLiteral = test.kind !== "contains" && term.wildcards.length === 0;
    if (isLiteral && field.type === "address") looked.push(inNetwork(lookups, test.kind, term));
    else if (test.kind === "is" && isPlainLiteral(term))
      looked.push(withLiteral(lookups, field, index, term));
    else terms.push(term);
  }
  if (terms.length > 0) {
    const { dictionary, column } = index;
    const rest = { ...test, terms };
    const columnTest = {
      dictionary,
      column,
      isSaid: isSaid(field, column),
      test: textTest(field, column, rest),
      odd: oddValues(field, column, rest),
    };
    looked.push(textCondition(lookups.reader, columnTest));
  }
  if (looked.length < MANY) return anyOf(await Promise.all(looked));
  const timed = looked.map(async (condition) => withTimes(lookups, await condition));
  return anyOf(await Promise.all(timed));
}

async function inNetwork(
  lookups: Lookups,
  kind: TermTest["kind"],
  { text }: Term,
): Promise<Condition> {
  const network = kind === "exact" && parseCidr(text) !== null ? null : inetOf(text);
  if (network === null) return NOTHING;
  const ids = await lookups.addressesIn(network);
  return idsCondition("sourceIp", ids, Prisma.sql`d.address <<= ${network}::inet`);
}

async function withLiteral(
  lookups: Lookups,
  field: Field,
  { dictionary, column }: InDictionary,
  term: Term,
): Promise<Condition> {
  const { text } = foldTerm(field, term);
  if (text === "") return NOTHING;
  const value = foldedText(Prisma.raw(`d.${column}`));
  const found = spellingsOf(field, text).map(async (spelling) => {
    const ids = await lookups.rowsWith(dictionary, column, spelling);
    return idsCondition(dictionary, ids, Prisma.sql`${value} = ${spelling}`);
  });
  return anyOf(await Promise.all(found));
}
