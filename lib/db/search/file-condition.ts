import type { Reader } from "@/lib/auth/reader";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { AppError } from "@/lib/errors";
import type { TermTest, Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";
import { type Condition, EVERYTHING, NOTHING, noneOf } from "./condition";
import { findFew, inFew, inMany, MOST_FILES } from "./in-files";
import type { Lookups } from "./lookups";
import { isPlainLiteral, oddValues } from "./odd-values";
import { textTest } from "./text-test";

/** Events of which a log file has a key that passes a test: the one that was first, or a copy's. */
export async function fileCondition(
  { reader, asof }: Lookups,
  field: Field,
  test: Test,
): Promise<Condition> {
  if (test.kind === "any") return EVERYTHING;
  if (test.kind === "range") return NOTHING;
  const files = { test: await keyTest(reader, field, test), asof, withCopies: true };
  const few = await findFew(reader, files);
  return few === null ? inMany(files) : inFew(reader, few, true);
}

/** SQL over `log_file d`. Keys that SQL cannot test are tested here and stand there by their ids. */
async function keyTest(reader: Reader, field: Field, test: TermTest): Promise<Prisma.Sql> {
  const fits = Prisma.sql`${hasHash(test)} and ${textTest(field, "key", test)}`;
  if (test.kind !== "contains" && test.terms.every(isPlainLiteral)) return fits;
  const { isOdd } = oddValues(field, "key", test);
  const odd = await ask<{ id: number; key: string }>(
    reader,
    Prisma.sql`select d.id, d.key from log_file d where ${hasHash(test)} and ${isOdd}
      limit ${MOST_FILES + 1}`,
  );
  if (odd.length > MOST_FILES) {
    throw new AppError(
      "invalid",
      `More than ${MOST_FILES} log files have characters in their names that need a closer look. Name the file exactly, with file:=`,
    );
  }
  const fitting = odd.filter(({ key }) => fitsTest(field, test, [key])).map(({ id }) => id);
  return Prisma.sql`(not ${isOdd} and ${fits} or d.id = any(${plainArray(fitting)}::int4[]))`;
}

/** Exact keys are found by the ledger's unique index (lib/ingest/ledger/record-listing.ts). */
function hasHash({ kind, terms }: TermTest): Prisma.Sql {
  const keys = terms.map(({ text }) => postgresText(text));
  // What Postgres could not hold was part of the hash, and is not part of the key.
  if (kind !== "exact" || keys.some((key) => key.includes("\uFFFD"))) return Prisma.sql`true`;
  return Prisma.sql`(d.source_id in (select id from log_source) and d.key_hash in (
    select left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 32)::uuid
    from unnest(${textArray(keys)}::text[]) as k(key)))`;
}

/** Events whose log file has one of some verdicts; a file without one was not checked. */
export async function verdictCondition(
  { reader, asof }: Lookups,
  field: Field,
  test: Test,
): Promise<Condition> {
  const { options = [] } = field;
  const sought = options.filter((verdict) => fitsTest(field, test, [verdict]));
  const others = options.filter((verdict) => !sought.includes(verdict));
  if (sought.length === 0) return NOTHING;
  if (others.length === 0) return EVERYTHING;
  const filesOf = (some: readonly string[], left: readonly string[]) => {
    const wasJudged = (verdicts: readonly string[]) => Prisma.sql`(select from file_integrity i
      where i.file_id = d.id and i.verdict = any(${textArray(verdicts)}::text[]))`;
    const isUnjudged = field.blank !== undefined && some.includes(field.blank);
    const test = isUnjudged
      ? Prisma.sql`not exists ${wasJudged(left)}`
      : Prisma.sql`exists ${wasJudged(some)}`;
    return { test, asof, withCopies: false };
  };
  // Mostly nearly all files are proven: then those that are not are named, and the others meant.
  const [few, left] = await Promise.all([
    findFew(reader, filesOf(sought, others)),
    findFew(reader, filesOf(others, sought)),
  ]);
  if (left !== null && left.length < (few?.length ?? Number.POSITIVE_INFINITY)) {
    return noneOf(await inFew(reader, left, false));
  }
  return few === null ? inMany(filesOf(sought, others)) : inFew(reader, few, false);
}
