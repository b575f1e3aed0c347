import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { credentialKey } from "./credential";
import type { LineageScope } from "./lineage-scope";
import type { KnownFace } from "./read-faces";
import type { Person } from "./read-people";

/** Some faces with what else the index tells of those that are role sessions. */
export async function addHints(
  scope: LineageScope,
  faces: ReadonlyMap<string, KnownFace>,
): Promise<ReadonlyMap<string, KnownFace>> {
  const roles = [...faces.values()].filter(({ kind }) => kind === "role");
  const [behalf, services] = await Promise.all([
    readBehalf(
      scope,
      roles.map(({ sessionId }) => sessionId),
    ),
    readServices(
      scope,
      roles.map(({ uniqueId }) => uniqueId),
    ),
  ]);
  const hinted = roles.map((face) => ({
    ...face,
    behalf: behalf.get(face.sessionId) ?? null,
    usualService: services.get(face.uniqueId) ?? null,
  }));
  return new Map([...faces, ...hinted.map((face) => [credentialKey(face), face] as const)]);
}

/**
 * On whose behalf some faces acted, by the faces' ids: `onBehalfOf` in the face's own records, or in
 * others of the same session, since only some services write it. User and store must both be there:
 * neither the name of a session nor a source identity can be a store's ARN.
 */
export async function readBehalf(
  { reader, use, people: peopleOf }: LineageScope,
  sessionIds: readonly number[],
): Promise<ReadonlyMap<number, Person>> {
  if (sessionIds.length === 0) return new Map();
  const people = await peopleOf();
  if (people.length === 0) return new Map();
  const terms = new Set(people.flatMap(({ userTerm, storeTerms }) => [userTerm, ...storeTerms]));
  const rows = await ask<{ id: number; terms: string[] }>(
    reader,
    Prisma.sql`select o.id, said.terms from session o
      cross join lateral (
        select array(select t::text from unnest(d.terms) as t
          where t = any(${plainArray(terms)}::int8[])) as terms
        from session d where (d.id = o.id or d.session_key = nullif(o.session_key, ''))
          and exists (select from session_access_key c where c.session_id = d.id and ${use("c")})
      ) as said
      where o.id = any(${plainArray(sessionIds)}::int4[]) and cardinality(said.terms) > 1`,
  );
  const byUser = new Map(people.map((person) => [person.userTerm, person]));
  const behalf = new Map<number, Person>();
  for (const { id, terms: said } of rows) {
    const person = said
      .map((term) => byUser.get(term))
      .find((one) => one?.storeTerms.some((term) => said.includes(term)));
    if (person) behalf.set(id, person);
  }
  return behalf;
}

/**
 * The one service that begins all sessions of a role and name: a function's session is named as the
 * function, an instance's as the instance. Nothing where anybody else ever began one.
 */
async function readServices(
  { reader, grant }: LineageScope,
  uniqueIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Set(uniqueIds.filter((id) => id.includes(":")));
  if (named.size === 0) return new Map();
  const rows = await ask<{ id: string; service: string }>(
    reader,
    Prisma.sql`select g.assumed_id as id, min(n.name) as service
      from session_grant g join principal n on n.id = g.principal_id
      where g.assumed_id = any(${textArray(named)}::text[]) and ${grant("g")} group by 1
      having bool_and(n.kind = 'service') and min(n.name) = max(n.name)`,
  );
  return new Map(rows.map(({ id, service }) => [id, service]));
}
