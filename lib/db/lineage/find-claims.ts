import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsTest } from "@/lib/search/matches";
import { type Credential, credentialKey } from "./credential";
import { MOST_CREDENTIALS, refuseTooMany } from "./follow-grants";
import { beganAt, type LineageScope } from "./lineage-scope";
import { mayFit } from "./may-fit";
import type { Person } from "./read-people";
import { walkBack } from "./walk-back";

/**
 * Credentials that say of themselves whom they started with, where that fits a test: what claimOf
 * makes of them decides, once it is known that no call tells otherwise. What is read first follows
 * what the test names, one kind of claim at a time.
 */
export async function findClaims(
  scope: LineageScope,
  field: Field,
  test: Test,
): Promise<Credential[]> {
  const people = (await scope.people()).filter(({ key, userId }) =>
    fitsTest(field, test, [userId, key]),
  );
  const found = await ask<Credential>(
    scope.reader,
    Prisma.sql`select c.principal_id as "principalId", c.session_id as "sessionId",
        c.access_key_id as "accessKeyId"
      from (${claimers(scope, field, test, people)}) as u(p, s)
      join session_access_key c on c.principal_id = u.p and c.session_id = u.s
      where ${scope.use("c")} group by 1, 2, 3 limit ${MOST_CREDENTIALS + 1}`,
  );
  refuseTooMany(found.length);
  const ancestry = await walkBack(scope, found);
  return found.filter((one) =>
    ancestry
      .originsOf(one)
      .some(
        ({ face, claim }) =>
          claim !== null &&
          credentialKey(face) === credentialKey(one) &&
          fitsTest(field, test, claim.names),
      ),
  );
}

/** SQL: pairs of principal and face that may claim a name, each as claimOf reads it. */
function claimers(
  scope: LineageScope,
  field: Field,
  test: Test,
  people: readonly Person[],
): Prisma.Sql {
  const names = (service: string) => fitsTest(field, test, [service, `service||${service}`]);
  // A name may stand in a key too: `service||NAME`.
  const mayBe = (value: Prisma.Sql, kind: string) => Prisma.sql`exists (
    select from (values (${value}), (${kind}::text || '||' || ${value})) as d(name)
    where ${value} <> '' and (${mayFit(field, ["name"], test)}))`;
  const ofRole = (which: Prisma.Sql) => Prisma.sql`select c.principal_id, d.id
    from session d join session_access_key c on c.session_id = d.id
    join principal n on n.id = c.principal_id and n.kind = 'role' where ${which}`;
  const linked = Prisma.sql`substring(n.issuer_arn from ':role/aws-service-role/([^/]+)/')`;
  const parts = [
    Prisma.sql`select c.principal_id, c.session_id from principal d
      join session_access_key c on c.principal_id = d.id
      where d.kind = 'account' and (${mayFit(field, ["name", "key"], test)})`,
    Prisma.sql`select c.principal_id, c.session_id from principal n
      join session_access_key c on c.principal_id = n.id
      where n.kind = 'role' and n.issuer_arn like '%:role/aws-service-role/%'
        and ${mayBe(linked, "service")}`,
    Prisma.sql`select c.principal_id, s.id from principal n
      join session_access_key c on c.principal_id = n.id join session s on s.id = c.session_id
      where n.kind = 'role' and n.role_name like 'AWSReservedSSO\\_%'
        and ${mayBe(Prisma.sql`s.session_name`, "identity-center")}`,
    Prisma.sql`select c.principal_id, s.id from session s
      join session_access_key c on c.session_id = s.id
      where s.source_identity <> '' and ${mayBe(Prisma.sql`s.source_identity`, "unknown")}`,
    ofRole(Prisma.sql`d.principal_id in (select g.assumed_id from principal n
        join session_grant g on g.principal_id = n.id
        where n.kind = 'service' and ${mayBe(Prisma.sql`n.name`, "service")} and ${scope.grant("g")})
      and not exists (
        -- When each began is read once, not for every call of its name.
        select from (select ${beganAt("d")} as at offset 0) as began
        join session_grant g on g.assumed_id = d.principal_id
          and g.event_time between began.at - interval '5 seconds' and began.at + interval '5 seconds'
        where ${scope.grant("g")})`),
    ...(names("ec2.amazonaws.com") ? [ofRole(Prisma.sql`d.session_name like 'i-%'`)] : []),
    ...(names("ecs-tasks.amazonaws.com")
      ? [ofRole(Prisma.sql`d.session_name ~ '^[0-9a-f]{32}$'`)]
      : []),
    ...(people.length > 0 ? [ofBehalf(people)] : []),
  ];
  return Prisma.join(parts, " union ");
}

/** Faces in which a person is named, and the others of their sessions. */
function ofBehalf(people: readonly Person[]): Prisma.Sql {
  const pairs = people.flatMap(({ userTerm, storeTerms }) =>
    storeTerms.map((storeTerm) => `{${userTerm},${storeTerm}}`),
  );
  return Prisma.sql`select c.principal_id, c.session_id
    from unnest(${textArray(pairs)}::text[]) as w(pair)
    join session d on d.terms @> w.pair::int8[]
    join session o on o.id = d.id or o.session_key = nullif(d.session_key, '')
    join session_access_key c on c.session_id = o.id
    join principal n on n.id = c.principal_id and n.kind = 'role'`;
}
