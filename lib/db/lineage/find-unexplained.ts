import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { Credential } from "./credential";
import { linksOf } from "./find-links";
import { MOST_CREDENTIALS, refuseTooMany } from "./follow-grants";
import type { LineageScope } from "./lineage-scope";
import { START_KINDS } from "./lineage-start";
import { MOST_HOPS, walkBack } from "./walk-back";

/**
 * Credentials that start with nobody who is known. All links are looked up in one statement and
 * followed forward in it, so that only what no start reaches is looked at one by one. Throws
 * AppError `invalid` when that is too much.
 */
export async function findUnexplained(scope: LineageScope): Promise<Credential[]> {
  const kinds = Prisma.sql`${textArray(START_KINDS)}::text[]`;
  const asked = Prisma.sql`asked as materialized (
    select distinct c.principal_id as p, c.session_id as s, c.access_key_id as k
    from session_access_key c join principal n on n.id = c.principal_id
    where n.kind <> all(${kinds}) and ${scope.use("c")})`;
  const found = await ask<Credential>(
    scope.reader,
    Prisma.sql`with recursive ${asked},
      link as materialized (select l.p, l.s, l.k, l."parentP" as from_p, l."parentS" as from_s,
        l."parentK" as from_k from (${linksOf(scope, Prisma.sql`asked`)}) as l),
      reached(p, s, k, hop) as (
        select l.p, l.s, l.k, 1 from link l join principal n on n.id = l.from_p
        where n.kind = any(${kinds})
        union select l.p, l.s, l.k, r.hop + 1 from reached r join link l
          on l.from_p = r.p and l.from_s = r.s and l.from_k = r.k where r.hop < ${MOST_HOPS}::int4)
      select p as "principalId", s as "sessionId", k as "accessKeyId"
      from (select p, s, k from asked except select p, s, k from reached) as u
      limit ${MOST_CREDENTIALS + 1}`,
  );
  refuseTooMany(found.length);
  const ancestry = await walkBack(scope, found);
  return found.filter((one) => ancestry.originsOf(one).length === 0);
}
