import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { exactFilter } from "@/lib/events/exact-filter";
import { addressFacts } from "./address-facts";
import type { FoundProfile } from "./find-profile";
import { accountFact, type Fact, fact, identityFacts } from "./identity-facts";
import { newestIdentity } from "./newest-identity";

/** ARNs and keys that a card has room for. */
const MOST = 5;

/** Facts of the identity card, each as records say it. */
export async function profileFacts(
  reader: Reader,
  found: FoundProfile,
  nowMs: number,
): Promise<{ name: string; facts: Fact[] }> {
  const { kind, id } = found;
  switch (kind) {
    case "principal":
      return principalFacts(reader, found, nowMs);
    case "session":
      return sessionFacts(reader, found, nowMs);
    case "key":
      return { name: id, facts: fact("Kind", keyKind(id)) };
    case "resource":
      return { name: id, facts: arnFacts(id) };
    case "ip":
      return {
        name: id,
        facts: (await addressFacts(id)).flatMap((one) => fact(one.label, one.value)),
      };
    case "account":
      return { name: id, facts: [] };
  }
}

interface Face {
  readonly kind: string;
  readonly name: string;
  readonly type: string;
  readonly issuer: string;
}

async function principalFacts(reader: Reader, found: FoundProfile, nowMs: number) {
  const ids = plainArray(found.ids);
  const isOwn = Prisma.sql`f.principal_id = any(${ids}::int4[])`;
  const [faces, arns, keys, identity] = await Promise.all([
    ask<Face>(
      reader,
      Prisma.sql`select distinct kind, name, identity_type as type, issuer_arn as issuer
        from principal where id = any(${ids}::int4[]) order by 1, 2, 3, 4`,
    ),
    listArns(reader, isOwn),
    ask<{ value: string }>(
      reader,
      Prisma.sql`select d.value from first_seen f join access_key d on d.id = f.value_id
        where f.kind = ${VALUE_KINDS.accessKey}::int2 and ${isOwn} and ${isAccountInScope(reader, "f.account_id")}
        group by 1 order by max(f.first_time) desc, 1 limit ${MOST + 1}`,
    ),
    newestIdentity(reader, found, nowMs),
  ]);
  const distinct = (of: (face: Face) => string) => [...new Set(faces.map(of))];
  const issuers = distinct(({ issuer }) => issuer).filter((issuer) => issuer !== "");
  const [, account = ""] = found.id.split("|");
  const name = faces[0]?.name ?? "";
  const said = new Set([name, account, ...issuers]);
  const facts: Fact[] = [
    ...distinct(({ kind }) => kind).flatMap((kind) => fact("Kind", kind)),
    account === "" ? unknown("Account") : accountFact("Account", account),
    ...distinct(({ type }) => type || "not recorded").flatMap((type) =>
      fact("Identity type", type),
    ),
    ...some("ARN", issuers.length > 0 && faces[0]?.kind === "role" ? issuers : arns),
    ...some(
      "Access key",
      keys.map(({ value }) => value),
    ).map((one): Fact => {
      const isKey = keys.some(({ value }) => value === one.value);
      return isKey ? { ...one, profile: { kind: "key", id: one.value } } : one;
    }),
    ...(identity === null ? [] : identityFacts(identity, "principal")).filter(
      ({ label, value }) => !(REPEATING.has(label) && said.has(value)),
    ),
  ];
  return { name: name || "unknown", facts: dedupe(facts) };
}

/** What records often say once more. */
const REPEATING: ReadonlySet<string> = new Set(["User name", "Caller's account", "Issuer"]);

/** ARNs of the identities that signed; those of sessions are many, so a few stand for them. */
async function listArns(reader: Reader, isOwn: Prisma.Sql): Promise<string[]> {
  const rows = await ask<{ arn: string }>(
    reader,
    Prisma.sql`select distinct d.arn from (select distinct f.session_id from session_access_key f
        where ${isOwn} and ${isAccountInScope(reader, "f.account_id")} limit 1000) as s
      join session d on d.id = s.session_id where d.arn <> '' order by 1 limit ${MOST + 1}`,
  );
  return rows.map(({ arn }) => arn);
}

interface SessionRow {
  readonly arn: string;
  readonly name: string;
  readonly principal: string;
  readonly principalName: string;
}

async function sessionFacts(reader: Reader, found: FoundProfile, nowMs: number) {
  const { query } = found;
  const always = { query, fromMs: null, toMs: null, asof: null, nowMs };
  const { where } = await exactFilter(reader, always);
  const [rows, identity] = await Promise.all([
    ask<SessionRow>(
      reader,
      Prisma.sql`select distinct s.arn, s.session_name as name, p.key as principal,
          p.name as "principalName"
        from (select distinct e.session_id, e.principal_id from event e where ${where}) as f
        join session s on s.id = f.session_id join principal p on p.id = f.principal_id
        order by 1, 2, 3 limit ${MOST}`,
    ),
    newestIdentity(reader, found, nowMs),
  ]);
  const created = found.id.slice(found.id.lastIndexOf("|") + 1);
  const facts: Fact[] = [
    ...rows.map(
      ({ principal, principalName }): Fact => ({
        label: "User or role",
        value: principalName || principal,
        profile: { kind: "principal", id: principal },
      }),
    ),
    ...some(
      "ARN",
      rows.map(({ arn }) => arn),
    ),
    ...fact("Session name", rows[0]?.name ?? null),
    ...fact("Created", created),
    ...(identity === null ? [] : identityFacts(identity, "session")),
  ];
  return { name: rows[0]?.name || found.id, facts: dedupe(facts) };
}

const MORE = "and more";

function some(label: string, values: readonly string[]): Fact[] {
  const shown = values.filter((value) => value !== "");
  if (shown.length === 0) return [unknown(label)];
  const facts = shown.slice(0, MOST).flatMap((value) => fact(label, value));
  return shown.length > MOST ? [...facts, ...fact(label, MORE)] : facts;
}

function unknown(label: string): Fact {
  return { label, value: "unknown", profile: null };
}

function dedupe(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((one) => [`${one.label}|${one.value}`, one])).values()];
}

/** Key ids begin with what they are (AWS: IAM identifiers, unique ids). */
function keyKind(id: string): string {
  if (id.startsWith("AKIA")) return "long-term access key";
  return id.startsWith("ASIA") ? "temporary credentials" : "unknown";
}

function arnFacts(id: string): Fact[] {
  const [, partition, service, region, account] =
    /^arn:([^:]*):([^:]*):([^:]*):([^:]*):/.exec(id) ?? [];
  if (service === undefined) return [];
  return [
    ...fact("Partition", partition ?? null),
    ...fact("Service", service),
    ...fact("Region", region || "none: global, or not in the ARN"),
    ...(account ? [accountFact("Account", account)] : []),
  ];
}
