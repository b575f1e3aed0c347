import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type Credential, credentialKey, credentialRows } from "./credential";
import { beganAt, type LineageScope } from "./lineage-scope";

/** A call that handed out credentials, as the index holds it. */
export interface GrantCall {
  readonly accountId: number;
  readonly eventId: string;
  readonly contentHash: string;
  readonly timeMs: number | null;
  readonly kind: string;
  readonly issuedKey: string | null;
  readonly assumedId: string | null;
  readonly sourceIdentity: string | null;
  readonly subject: string | null;
  readonly provider: string | null;
  readonly behalfUser: string | null;
  readonly sharedEventId: string | null;
}

/** How a credential was found to come from a call, strongest first. */
export type Evidence = "access-key" | "assumed-id" | "sign-in" | "shared-event" | "identity";

/** One step back: who stood behind a credential. */
export interface FoundLink {
  readonly child: Credential;
  readonly parent: Credential;
  readonly evidence: Evidence;
  /** The caller was reduced in the copy that fits; another account's copy of the call names it. */
  readonly isNamedByCopy: boolean;
  /** Null where no call was needed: a unique id that is seen under its own account too. */
  readonly call: GrantCall | null;
}

interface LinkRow extends Omit<GrantCall, "accountId"> {
  readonly p: number;
  readonly s: number;
  readonly k: number;
  readonly parentP: number;
  readonly parentS: number;
  readonly parentK: number;
  readonly evidence: Evidence;
  readonly isNamedByCopy: boolean;
  readonly accountId: number | null;
}

/** Calls of one second may be written with times of the next one. */
const SECONDS = Prisma.sql`interval '5 seconds'`;
/** The form of sign-in, and the redirect that follows it. */
const SIGN_IN_SECONDS = Prisma.sql`interval '60 seconds'`;
const SIGN_INS = Prisma.sql`('sign-in', 'switch-role')`;

/**
 * The calls that each of some credentials comes from, in one statement. Only the strongest kind of
 * evidence counts: the key that was handed out; else the id of the session and the second in which
 * it began; else a sign-in within a minute. Two links of one credential mean that two calls fit.
 *
 * The key in the answer of AssumeRoleWithSAML is not the one used later, so it is no evidence. Across
 * accounts a call is written twice: the role's account knows the caller by id alone, the copy with
 * the same sharedEventID by name (AWS: Logging IAM and AWS STS API calls).
 */
export async function findLinks(
  scope: LineageScope,
  credentials: readonly Credential[],
): Promise<FoundLink[]> {
  if (credentials.length === 0) return [];
  const rows = await ask<LinkRow>(scope.reader, linksOf(scope, credentialRows(credentials)));
  return mergeCopies(rows.map(toLink));
}

/**
 * SQL: the rows of findLinks, those of a credential to itself included.
 * @param credentials SQL: rows `(p, s, k)`
 */
export function linksOf({ grant, use }: LineageScope, credentials: Prisma.Sql): Prisma.Sql {
  const callOf = Prisma.sql`g.account_id, g.event_id, g.content_hash, g.event_time, g.kind,
    g.principal_id, g.session_id, g.access_key_id, g.issued_key, g.assumed_id, g.source_identity,
    g.subject, g.provider, g.behalf_user, g.shared_event_id`;
  return Prisma.sql`with o as materialized (
        select u.p, u.s, u.k, d.arn,
          case when strpos(d.principal_id, U&'\\FFFD') = 0 then d.principal_id else '' end as pid, n.kind, n.name, ${beganAt("d")} as began,
          used.first, used.last
        from ${credentials} as u(p, s, k)
        join session d on d.id = u.s join principal n on n.id = u.p
        cross join lateral (select min(c.first_time) as first, max(c.last_time) as last
          from session_access_key c where c.session_id = u.s and c.principal_id = u.p
            and c.access_key_id = u.k and ${use("c")}) as used),
      by_key as (
        select o.p, o.s, o.k, 1 as rank, ${callOf} from o join access_key a on a.id = o.k
        join session_grant g on g.issued_key = a.value
        where o.k <> 0 and g.kind <> 'assume-role-saml' and ${grant("g")}
          and (g.event_time <= o.last + ${SECONDS} or o.last = '-infinity')
          and (g.expires_at is null or o.first <= g.expires_at)
          and (o.arn = '' or coalesce(g.assumed_arn, '') not like 'arn:%'
            or split_part(o.arn, ':', 2) = split_part(g.assumed_arn, ':', 2))),
      by_id as (
        select o.p, o.s, o.k, 2 as rank, ${callOf} from o join session_grant g on g.assumed_id = o.pid
          and g.event_time between o.began - ${SECONDS} and o.began + ${SECONDS}
        where o.pid <> '' and g.kind not in ${SIGN_INS} and ${grant("g")}),
      by_sign_in as (
        select o.p, o.s, o.k, 3 as rank, ${callOf} from o join session_grant g on g.assumed_id = o.pid
          and (g.event_time between o.began - ${SIGN_IN_SECONDS} and o.began + ${SIGN_IN_SECONDS}
            or (o.began is null and g.kind = 'switch-role' and g.session_id = o.s and g.principal_id = o.p))
        where o.pid <> '' and g.kind in ${SIGN_INS} and ${grant("g")}),
      by_copy as (
        select distinct on (o.p, o.s, o.k, g.principal_id, g.session_id, g.access_key_id)
          o.p, o.s, o.k, 4 as rank, ${callOf} from o
        join session_grant own on own.session_id = o.s and own.principal_id = o.p
        join session_grant g on g.shared_event_id = own.shared_event_id
          and g.account_id <> own.account_id and g.kind = own.kind
        join principal n on n.id = g.principal_id and n.kind <> 'account'
        where o.kind = 'account' and ${grant("own")} and ${grant("g")}
        order by 1, 2, 3, g.principal_id, g.session_id, g.access_key_id, g.event_time, g.event_id),
      call as (select * from by_key union all select * from by_id
        union all select * from by_sign_in union all select * from by_copy),
      found as materialized (select * from (
          select call.*, min(rank) over (partition by p, s, k) as best from call) as ranked
        where rank = best)
      select f.p, f.s, f.k,
        (array['access-key', 'assumed-id', 'sign-in', 'shared-event'])[f.rank] as evidence,
        copy.event_id is not null as "isNamedByCopy",
        coalesce(source.p, copy.principal_id, f.principal_id) as "parentP",
        coalesce(source.s, copy.session_id, f.session_id) as "parentS",
        coalesce(source.k, case when copy.event_id is null then f.access_key_id
          else copy.access_key_id end, 0) as "parentK",
        coalesce(copy.account_id, f.account_id) as "accountId",
        coalesce(copy.event_id, f.event_id)::text as "eventId",
        coalesce(copy.content_hash, f.content_hash)::text as "contentHash",
        case when f.event_time > '-infinity' then extract(epoch from f.event_time)::float8 * 1000 end as "timeMs",
        f.kind, f.issued_key as "issuedKey", f.assumed_id as "assumedId",
        f.source_identity as "sourceIdentity", f.subject, f.provider,
        f.behalf_user as "behalfUser", f.shared_event_id as "sharedEventId"
      from found f join principal asker on asker.id = f.principal_id
      left join lateral (${callerCopy(grant)}) as copy on true
      left join lateral (
        select c.principal_id as p, c.session_id as s, c.access_key_id as k
        from session d join session_access_key c on c.session_id = d.id
        where f.kind = 'switch-role' and d.arn = f.subject and ${use("c")}
        order by c.first_time <= f.event_time desc, abs(extract(epoch from f.event_time - c.last_time)),
          c.session_id, c.access_key_id limit 1) as source on true
      union all
      select o.p, o.s, o.k, 'identity', false, known.p, known.s, known.k,
        null, null, null, null, null, null, null, null, null, null, null, null
      from o cross join lateral (
        select c.principal_id as p, c.session_id as s, c.access_key_id as k
        from session d join session_access_key c on c.session_id = d.id
        join principal n on n.id = c.principal_id and n.kind = 'user'
        where d.principal_id = o.pid and ${use("c")}
        order by c.session_id, c.access_key_id limit 1) as known
      where o.kind = 'account' and o.name like 'AIDA%'
        and (o.p, o.s, o.k) not in (select p, s, k from found)`;
}

/**
 * SQL: where `asker` is known by account and id alone, the copy of its call `f` in the caller's own
 * account.
 */
export function callerCopy(grant: LineageScope["grant"]): Prisma.Sql {
  return Prisma.sql`select g.* from session_grant g join principal n on n.id = g.principal_id
    where asker.kind = 'account' and g.shared_event_id = f.shared_event_id
      and g.account_id <> f.account_id and g.kind = f.kind and n.kind <> 'account' and ${grant("g")}
    order by g.account_id, g.event_id, g.content_hash limit 1`;
}

/** Whether the child of a link was not handed out, but is its parent as another account knows it. */
export function isMirror({ evidence }: FoundLink): boolean {
  return evidence === "shared-event" || evidence === "identity";
}

function toLink(row: LinkRow): FoundLink {
  const { p, s, k, parentP, parentS, parentK, evidence, isNamedByCopy, accountId, ...call } = row;
  return {
    child: { principalId: p, sessionId: s, accessKeyId: k },
    parent: { principalId: parentP, sessionId: parentS, accessKeyId: parentK },
    evidence,
    isNamedByCopy,
    call: accountId === null ? null : { ...call, accountId },
  };
}

/**
 * Several records of one call are one link: that of a record which names the caller itself, if any.
 * Nothing comes from itself.
 */
function mergeCopies(links: readonly FoundLink[]): FoundLink[] {
  const merged = new Map<string, FoundLink>();
  for (const link of links) {
    const { call, child, parent } = link;
    const [to, from] = [credentialKey(child), credentialKey(parent)];
    if (to === from) continue;
    const id = `${to} ${from} ${call?.sharedEventId ?? call?.eventId ?? ""}`;
    const known = merged.get(id);
    if (known === undefined || (known.isNamedByCopy && !link.isNamedByCopy)) merged.set(id, link);
  }
  return [...merged.values()];
}
