import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type Credential, credentialRows } from "./credential";
import { beganAt, type LineageScope } from "./lineage-scope";
import { START_KINDS } from "./lineage-start";

/** Whose credentials are followed: whole principals, whole faces, and single credentials. */
export interface Askers {
  readonly principalIds: readonly number[];
  readonly sessionIds: readonly number[];
  readonly credentials: readonly Credential[];
}

/**
 * Credentials that may come from a call of these: all that do, and some that do not, so that
 * findLinks decides alone. Those of whom a chain starts with come from nobody else.
 * @param most at most so many
 */
export async function findCandidates(
  { reader, grant, use }: LineageScope,
  { principalIds, sessionIds, credentials }: Askers,
  most: number,
): Promise<Credential[]> {
  return ask<Credential>(
    reader,
    Prisma.sql`with asker as materialized (
        select c.principal_id as p, c.session_id as s, c.access_key_id as k
          from session_access_key c where ${use("c")} and (
            c.principal_id = any(${plainArray(principalIds)}::int4[])
            or c.session_id = any(${plainArray(sessionIds)}::int4[]))
        union select p, s, k from ${credentialRows(credentials)} as u(p, s, k)),
      face as materialized (select distinct d.arn, d.principal_id as pid
        from asker join session d on d.id = asker.s),
      asked as materialized (
        select g.* from asker join session_grant g on g.session_id = asker.s
          and g.principal_id = asker.p and coalesce(g.access_key_id, 0) = asker.k
        where ${grant("g")}
        union select g.* from face join session_grant g on g.subject = face.arn
        where g.kind = 'switch-role' and face.arn <> '' and ${grant("g")}),
      given as materialized (select * from asked
        union select g.* from asked join session_grant g on g.shared_event_id = asked.shared_event_id
        where g.account_id <> asked.account_id and ${grant("g")}),
      -- A name may be that of thousands of sessions: when each began is read once.
      named as materialized (select d.id, d.principal_id as pid, ${beganAt("d")} as began
        from session d where d.principal_id in (select assumed_id from given))
      select distinct c.principal_id as "principalId", c.session_id as "sessionId",
        c.access_key_id as "accessKeyId"
      from (
        select c.* from given join access_key a on a.value = given.issued_key
          join session_access_key c on c.access_key_id = a.id
        union all select c.* from given join named on named.pid = given.assumed_id
            and named.began between given.event_time - interval '60 seconds'
              and given.event_time + interval '60 seconds'
          join session_access_key c on c.session_id = named.id
        union all select c.* from given join session_access_key c on c.session_id = given.session_id
            and c.principal_id = given.principal_id
          join principal n on n.id = c.principal_id
            and (n.kind = 'account' or given.kind = 'switch-role')
        union all select c.* from face join session d on d.principal_id = face.pid
          join session_access_key c on c.session_id = d.id
          join principal n on n.id = c.principal_id and n.kind = 'account'
        where face.pid like 'AIDA%') as c
      join principal n on n.id = c.principal_id and n.kind <> all(${textArray(START_KINDS)}::text[])
      where ${use("c")} limit ${most}`,
  );
}
