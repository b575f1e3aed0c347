import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { Credential } from "@/lib/db/lineage/credential";
import { callerCopy } from "@/lib/db/lineage/find-links";
import type { LineageScope } from "@/lib/db/lineage/lineage-scope";
import { postgresText } from "@/lib/db/postgres-text";
import { instant } from "@/lib/db/sql-instant";
import { AppError } from "@/lib/errors";
import { findEvents } from "@/lib/events/find-events";
import { indexedEvent } from "@/lib/events/indexed-event";
import { readRecords } from "@/lib/events/read-records";
import { forwarderOf } from "./forwarder";

/** Sessions drawn of one principal. */
export const MOST_SESSIONS = 60;

/** Whose lineage is asked for: one event, one principal or one session, by its key. */
export type LineageSubject =
  | { readonly of: "event"; readonly key: string }
  | { readonly of: "principal"; readonly key: string }
  | { readonly of: "session"; readonly key: string };

/** Half-open range of times; null is no bound. */
export interface Window {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** The credentials that a subject acted with, newest first, and how many sessions are left out. */
export interface SubjectCredentials {
  readonly credentials: readonly Credential[];
  /** Of one event: the service that made the call on the caller's behalf, if one did. */
  readonly forwarder: string | null;
  /** Of one event: set when the copy with this id in the caller's own account names the caller. */
  readonly sharedEventId: string | null;
  readonly more: number;
}

/** Throws AppError `not_found`, which does not tell "none" from "not yours to see". */
export async function findSubject(
  scope: LineageScope,
  { of, key }: LineageSubject,
  window: Window,
): Promise<SubjectCredentials> {
  if (of === "event") return ofEvent(scope, key);
  // As the index keeps what Postgres text cannot hold.
  const stored = postgresText(key);
  const isIt = Prisma.sql`${Prisma.raw(of === "session" ? "d.session_key" : "n.key")} = ${stored}`;
  const rows = await ask<Credential & { sessions: bigint }>(
    scope.reader,
    Prisma.sql`with used as (
        select c.principal_id as p, c.session_id as s, c.access_key_id as k, max(c.last_time) as last
        from session_access_key c join session d on d.id = c.session_id
        join principal n on n.id = c.principal_id
        where ${isIt} and ${scope.use("c")} and ${within(window)} group by 1, 2, 3),
      sessions as (select s, max(last) as last from used group by 1)
      select u.p as "principalId", u.s as "sessionId", u.k as "accessKeyId",
        (select count(*) from sessions) as sessions
      from used u join (select s, last from sessions order by last desc, s limit ${MOST_SESSIONS}) as w
        on w.s = u.s
      order by w.last desc, u.s, u.last desc, u.k`,
  );
  const [first] = rows;
  if (!first) {
    throw new AppError(
      "not_found",
      `No such ${of} is indexed in this period, or it is not yours to see.`,
    );
  }
  return {
    credentials: rows,
    forwarder: null,
    sharedEventId: null,
    more: Math.max(0, Number(first.sessions) - MOST_SESSIONS),
  };
}

function within({ fromMs, toMs }: Window): Prisma.Sql {
  const from = fromMs === null ? Prisma.sql`true` : Prisma.sql`c.last_time >= ${instant(fromMs)}`;
  const to = toMs === null ? Prisma.sql`true` : Prisma.sql`c.first_time < ${instant(toMs)}`;
  return Prisma.sql`${from} and ${to}`;
}

async function ofEvent({ reader, grant }: LineageScope, key: string): Promise<SubjectCredentials> {
  const { event } = await findEvents(reader, key);
  const [row] = await ask<Credential & { sharedEventId: string | null }>(
    reader,
    Prisma.sql`select coalesce(copy.principal_id, e.principal_id) as "principalId",
        coalesce(copy.session_id, e.session_id) as "sessionId",
        coalesce(case when copy.event_id is null then e.access_key_id else copy.access_key_id end, 0)
          as "accessKeyId",
        copy.shared_event_id as "sharedEventId"
      from event e join principal asker on asker.id = e.principal_id
      left join session_grant f on (f.account_id, f.event_id, f.content_hash)
        = (e.account_id, e.event_id, e.content_hash)
      left join lateral (${callerCopy(grant)}) as copy on true
      where e.account_id = ${event.accountId}::int4
        and e.event_id = ${event.eventId}::uuid and e.content_hash = ${event.contentHash}::uuid
      limit 1`,
  );
  if (!row) throw new AppError("not_found", "No event with this id is indexed.");
  const [record] = await readRecords(reader, [event]);
  const forwarder = record ? forwarderOf(indexedEvent(event, record)) : null;
  const { sharedEventId, ...credential } = row;
  return { credentials: [credential], forwarder, sharedEventId, more: 0 };
}
