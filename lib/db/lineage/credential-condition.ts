import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { CUT } from "@/lib/db/search/odd-values";
import type { Query, Term } from "@/lib/search/ast";
import { literal } from "@/lib/search/wildcard";
import { type Credential, credentialKey, credentialRows } from "./credential";
import { groupBy } from "./group-by";
import type { LineageScope } from "./lineage-scope";

const AT = { from: 0, to: 0 };

interface CredentialTexts extends Credential {
  readonly sessionKey: string;
  readonly arn: string;
  readonly uniqueId: string;
  /** Empty when the records name none. */
  readonly accessKey: string;
}

/**
 * The events of some credentials in other fields of the language, so that index, matcher and counts
 * need not know of lineage. A session that is among them with all its keys is told by its own key
 * alone, any other with the access key.
 */
export async function credentialCondition(
  scope: LineageScope,
  credentials: readonly Credential[],
): Promise<Query[]> {
  if (credentials.length === 0) return [];
  const { reader } = scope;
  const rows = await ask<CredentialTexts>(
    reader,
    Prisma.sql`select u.p as "principalId", u.s as "sessionId", u.k as "accessKeyId",
        d.session_key as "sessionKey", d.arn, d.principal_id as "uniqueId",
        coalesce(a.value, '') as "accessKey"
      from ${credentialRows(credentials)} as u(p, s, k) join session d on d.id = u.s
      left join access_key a on a.id = u.k`,
  );
  const partial = await findPartial(scope, credentials, rows);
  const isWhole = ({ sessionKey }: CredentialTexts) =>
    sessionKey !== "" && !partial.has(sessionKey);
  const parts = groupBy(
    rows.filter((row) => !isWhole(row)),
    (row) => TOLD_BY.filter((name) => row[name] !== "").join(),
  );
  const whole = isAmong("sessionKey", rows.filter(isWhole));
  return [...whole, ...[...parts.values()].flatMap(areCredentials)];
}

const FIELD_OF = {
  sessionKey: "session_key",
  accessKey: "key",
  uniqueId: "principalid",
  arn: "arn",
};
type Told = keyof typeof FIELD_OF;
/** What tells one credential from another, as far as it is recorded. */
const TOLD_BY: readonly Told[] = ["sessionKey", "accessKey", "uniqueId"];

/** Sessions that have other credentials too. */
async function findPartial(
  { reader, use }: LineageScope,
  credentials: readonly Credential[],
  texts: readonly CredentialTexts[],
): Promise<ReadonlySet<string>> {
  const sessionKeys = new Set(
    texts.map(({ sessionKey }) => sessionKey).filter((key) => key !== ""),
  );
  const rows = await ask<Credential & { sessionKey: string }>(
    reader,
    Prisma.sql`select distinct d.session_key as "sessionKey", c.principal_id as "principalId",
        c.session_id as "sessionId", c.access_key_id as "accessKeyId"
      from session d join session_access_key c on c.session_id = d.id
      where d.session_key = any(${textArray(sessionKeys)}::text[])
        and ${use("c")}`,
  );
  const known = new Set(credentials.map(credentialKey));
  return new Set(
    rows.filter((row) => !known.has(credentialKey(row))).map(({ sessionKey }) => sessionKey),
  );
}

/** The events of credentials that all say the same of what tells them apart. */
function areCredentials(rows: readonly CredentialTexts[]): Query[] {
  const [first] = rows;
  if (first === undefined) return [];
  const said = TOLD_BY.filter((name) => first[name] !== "");
  if (said.length === 0) return isAmong("arn", rows);
  const items = TOLD_BY.flatMap((name) =>
    said.includes(name) ? isAmong(name, rows) : [isMissing(FIELD_OF[name])],
  );
  return [{ kind: "and", items, ...AT }];
}

function isAmong(name: Told, rows: readonly CredentialTexts[]): Query[] {
  const values = [...new Set(rows.map((row) => row[name]).filter((value) => value !== ""))];
  const field = FIELD_OF[name];
  const exact = values.filter((value) => !isOdd(value)).map(literal);
  return anyOf([
    ...isOneOf(field, "exact", exact),
    ...isOneOf(field, "is", values.filter(isOdd).map(likeStored)),
  ]);
}

function isOneOf(field: string, kind: "exact" | "is", terms: readonly Term[]): Query[] {
  return terms.length === 0
    ? []
    : [{ kind: "predicate", field, path: [], test: { kind, terms }, ...AT }];
}

function anyOf(items: readonly Query[]): Query[] {
  return items.length < 2 ? [...items] : [{ kind: "or", items, ...AT }];
}

/** Whether the stored text is not what the record says: cleaned of characters, or cut. */
function isOdd(stored: string): boolean {
  return stored.includes("\uFFFD") || CUT.test(stored);
}

/** What any text fits that is stored so. */
function likeStored(stored: string): Term {
  const text = stored.replaceAll("\uFFFD", "?").replace(CUT, "*");
  const isWild = (at: number) =>
    stored.charAt(at) === "\uFFFD" || (at === text.length - 1 && CUT.test(stored));
  return { text, wildcards: Array.from({ length: text.length }, (_, at) => at).filter(isWild) };
}

function isMissing(field: string): Query {
  const item: Query = { kind: "predicate", field, path: [], test: { kind: "any" }, ...AT };
  return { kind: "not", item, ...AT };
}
