import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";
import type { Askers } from "./find-candidates";
import { findClaims } from "./find-claims";
import { MOST_CREDENTIALS, refuseTooMany } from "./follow-grants";
import type { LineageScope } from "./lineage-scope";
import { START_KINDS } from "./lineage-start";
import { mayFit } from "./may-fit";

/**
 * Where the chains begin that a condition asks for: of `origin` the principals that chains start
 * with, of `chain` any principal and any session by name; and the credentials that say of themselves
 * whom they started with, where no call tells.
 */
export async function findStarts(scope: LineageScope, field: Field, test: Test): Promise<Askers> {
  const isOrigin = field.name === "origin";
  const [principalIds, sessionIds, credentials] = await Promise.all([
    findPrincipals(scope, field, test, isOrigin ? START_KINDS : null),
    isOrigin ? [] : findNamed(scope, "session", ["session_name"], field, test),
    findClaims(scope, field, test),
  ]);
  return { principalIds, sessionIds, credentials };
}

function findPrincipals(
  scope: LineageScope,
  field: Field,
  test: Test,
  kinds: readonly string[] | null,
): Promise<number[]> {
  const isKind = kinds && Prisma.sql`d.kind = any(${textArray(kinds)}::text[])`;
  return findNamed(scope, "principal", ["name", "key"], field, test, isKind ?? undefined);
}

/** Rows of a dictionary one of whose columns fits: SQL narrows, the matcher's own test decides. */
async function findNamed(
  { reader }: LineageScope,
  table: "principal" | "session",
  columns: readonly string[],
  field: Field,
  test: Test,
  where = Prisma.sql`true`,
): Promise<number[]> {
  const values = Prisma.raw(columns.map((column) => `d.${column}`).join(", "));
  const found = await ask<{ id: number; names: string[] }>(
    reader,
    Prisma.sql`select d.id, array[${values}] as names from ${Prisma.raw(table)} d
      where ${where} and (${mayFit(field, columns, test)}) limit ${MOST_CREDENTIALS + 1}`,
  );
  refuseTooMany(found.length);
  return found.filter(({ names }) => fitsTest(field, test, names)).map(({ id }) => id);
}
