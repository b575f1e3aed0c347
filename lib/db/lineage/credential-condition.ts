import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { Query } from "@/lib/search/ast";
import { type Credential, credentialRows } from "./credential";
import { groupBy } from "./group-by";
import type { LineageScope } from "./lineage-scope";
import { allOf, anyOf, isMissing, isOdd, isStoredAs } from "./stored-condition";

interface CredentialTexts extends Credential {
  readonly principalKey: string;
  readonly sessionKey: string;
  readonly arn: string;
  readonly uniqueId: string;
  /** Empty when the records name none. */
  readonly accessKey: string;
}

type Told = "sessionKey" | "accessKey" | "uniqueId" | "arn" | "principalKey";
const FIELD_OF: Readonly<Record<Told, string>> = {
  principalKey: "principal_key",
  sessionKey: "session_key",
  accessKey: "key",
  uniqueId: "principalid",
  arn: "arn",
};
/** What tells one credential from another, as far as it is recorded. */
const TOLD_BY: readonly Told[] = ["sessionKey", "accessKey", "uniqueId"];
/** What is left where none of that is recorded. */
const ELSE_BY: readonly Told[] = ["arn", "principalKey"];
/** Values of two kinds at once that the index is quick with; of one kind it takes thousands. */
const FEW = 100;

/**
 * The events of some credentials in other fields of the language, so that index, matcher and counts
 * need not know of lineage. A principal that is among them with all it has is told by its key alone,
 * a session by its own key, any other credential with the access key.
 */
export async function credentialCondition(
  scope: LineageScope,
  credentials: readonly Credential[],
): Promise<Query[]> {
  if (credentials.length === 0) return [];
  const rows = await ask<CredentialTexts>(
    scope.reader,
    Prisma.sql`select u.p as "principalId", u.s as "sessionId", u.k as "accessKeyId",
        n.key as "principalKey", d.session_key as "sessionKey", d.arn, d.principal_id as "uniqueId",
        coalesce(a.value, '') as "accessKey"
      from ${credentialRows(credentials)} as u(p, s, k) join session d on d.id = u.s
      join principal n on n.id = u.p left join access_key a on a.id = u.k`,
  );
  const principals = await fewPrincipals(scope, rows);
  const isPrincipal = (row: CredentialTexts) => principals.has(row.principalKey);
  const others = rows.filter((row) => !isPrincipal(row));
  const sessions = await findWhole(scope, "sessionKey", others);
  const isSession = ({ sessionKey }: CredentialTexts) => sessions.has(sessionKey);
  const parts = groupBy(
    others.filter((row) => !isSession(row)),
    (row) => TOLD_BY.filter((name) => row[name] !== "").join(),
  );
  return [
    ...isAmong("principalKey", rows.filter(isPrincipal)),
    ...isAmong("sessionKey", others.filter(isSession)),
    ...[...parts.values()].flatMap(areCredentials),
  ];
}

/** Principals that are told by their keys: those that are whole, where few conditions are left then. */
async function fewPrincipals(
  scope: LineageScope,
  rows: readonly CredentialTexts[],
): Promise<ReadonlySet<string>> {
  const principals = new Set(rows.map(({ principalKey }) => principalKey));
  if (principals.size > FEW) return new Set();
  const whole = await findWhole(scope, "principalKey", rows);
  const others = rows.filter(({ principalKey }) => !whole.has(principalKey));
  return whole.size + others.length > FEW ? new Set() : whole;
}

/** Keys of principals or of sessions whose credentials are all among some. */
async function findWhole(
  { reader, use }: LineageScope,
  of: "principalKey" | "sessionKey",
  rows: readonly CredentialTexts[],
): Promise<ReadonlySet<string>> {
  // A key that was cut or cleaned may be that of others too.
  const keys = new Set(rows.map((row) => row[of]).filter((key) => key !== "" && !isOdd(key)));
  if (keys.size === 0) return keys;
  const column = (pick: (one: Credential) => number) => plainArray(rows.map(pick));
  const given = Prisma.sql`select * from unnest(${column((one) => one.principalId)}::int4[],
    ${column((one) => one.sessionId)}::int4[], ${column((one) => one.accessKeyId)}::int4[])`;
  const [key, dictionary] =
    of === "principalKey"
      ? [
          Prisma.sql`d.key`,
          Prisma.sql`principal d join session_access_key c on c.principal_id = d.id`,
        ]
      : [
          Prisma.sql`d.session_key`,
          Prisma.sql`session d join session_access_key c on c.session_id = d.id`,
        ];
  const partial = await ask<{ key: string }>(
    reader,
    Prisma.sql`select distinct ${key} as key from ${dictionary}
      where ${key} = any(${textArray(keys)}::text[]) and ${use("c")}
        and (c.principal_id, c.session_id, c.access_key_id) not in (${given})`,
  );
  const isPartial = new Set(partial.map((row) => row.key));
  return new Set([...keys].filter((one) => !isPartial.has(one)));
}

/** The events of credentials that all say the same of what tells them apart. */
function areCredentials(rows: readonly CredentialTexts[]): Query[] {
  const [first] = rows;
  if (first === undefined) return [];
  const said = TOLD_BY.filter((name) => first[name] !== "");
  const unsaid = TOLD_BY.filter((name) => first[name] === "").map((name) =>
    isMissing(FIELD_OF[name]),
  );
  if (said.length > 0) {
    return [allOf([...said.flatMap((name) => isAmong(name, rows)), ...unsaid])];
  }
  const byElse = groupBy(rows, (row) => ELSE_BY.map((name) => row[name]).join("\n"));
  return [...byElse.values()].map((same) =>
    allOf([...unsaid, ...ELSE_BY.flatMap((name) => isAmongOrMissing(name, same))]),
  );
}

function isAmongOrMissing(name: Told, rows: readonly CredentialTexts[]): Query[] {
  const among = isAmong(name, rows);
  return among.length > 0 ? among : [isMissing(FIELD_OF[name])];
}

function isAmong(name: Told, rows: readonly CredentialTexts[]): Query[] {
  const values = [...new Set(rows.map((row) => row[name]).filter((value) => value !== ""))];
  return anyOf(isStoredAs(FIELD_OF[name], values));
}
