import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { oddValues } from "@/lib/db/search/odd-values";
import { textTest } from "@/lib/db/search/text-test";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";
import type { Credential } from "./credential";
import type { Askers } from "./find-candidates";
import { MOST_CREDENTIALS, refuseTooMany } from "./follow-grants";
import type { LineageScope } from "./lineage-scope";
import { claimOf, type Face, START_KINDS } from "./lineage-start";
import { FACE_COLUMNS } from "./read-faces";
import { walkBack } from "./walk-back";

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

/** SQL over columns of `d`: lets through all that fits, and values that SQL reads differently. */
function mayFit(field: Field, columns: readonly string[], test: Test): Prisma.Sql {
  if (test.kind === "any" || test.kind === "range") return Prisma.sql`true`;
  const tests = columns.flatMap((column) => [
    textTest(field, column, test),
    oddValues(field, column, test).isOdd,
  ]);
  return Prisma.join(tests, " or ");
}

/** What claimOf may make of a face, so that few faces are read for one name. */
const CLAIMED = Prisma.sql`(values
  (case when n.kind = 'account' then n.name end), (case when n.kind = 'account' then n.key end),
  (case when n.role_name like 'AWSReservedSSO\\_%' then d.session_name end), (d.source_identity),
  (substring(n.issuer_arn from ':role/aws-service-role/([^/]+)/')),
  (case when d.session_name ~ '^i-[0-9a-f]{8,17}$' then 'ec2.amazonaws.com' end),
  (case when d.session_name ~ '^[0-9a-f]{32}$' then 'ecs-tasks.amazonaws.com' end))`;

async function findClaims(scope: LineageScope, field: Field, test: Test): Promise<Credential[]> {
  const { reader, use } = scope;
  const found = await ask<Face & Credential>(
    reader,
    Prisma.sql`select distinct c.principal_id as "principalId", c.session_id as "sessionId",
        c.access_key_id as "accessKeyId", ${FACE_COLUMNS}
      from session_access_key c join session d on d.id = c.session_id
      join principal n on n.id = c.principal_id
      where n.kind in ('role', 'account') and ${use("c")} and exists (
        select from (select name from ${CLAIMED} as w(name) where name <> '') as d
        where ${mayFit(field, ["name"], test)})
      limit ${MOST_CREDENTIALS + 1}`,
  );
  refuseTooMany(found.length);
  const claiming = found.filter((face) => {
    const claim = claimOf(face);
    return claim !== null && fitsTest(field, test, [claim.name, claim.key]);
  });
  const ancestry = await walkBack(scope, claiming);
  return claiming.filter((one) =>
    ancestry.originsOf(one).some(({ face, claim }) => claim !== null && isSame(face, one)),
  );
}

const isSame = (a: Credential, b: Credential) =>
  a.principalId === b.principalId && a.sessionId === b.sessionId && a.accessKeyId === b.accessKeyId;
