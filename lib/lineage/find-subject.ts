import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { Credential } from "@/lib/db/lineage/credential";
import type { LineageScope } from "@/lib/db/lineage/lineage-scope";
import { instant } from "@/lib/db/sql-instant";
import { AppError } from "@/lib/errors";
import { findEvents } from "@/lib/events/find-events";

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
  readonly more: number;
}

/** Throws AppError `not_found`, which does not tell "none" from "not yours to see". */
export async function findSubject(
  scope: LineageScope,
  { of, key }: LineageSubject,
  window: Window,
): Promise<SubjectCredentials> {
  if (of === "event") return { credentials: [await ofEvent(scope.reader, key)], more: 0 };
  const isIt = of === "session" ? Prisma.sql`d.session_key = ${key}` : Prisma.sql`n.key = ${key}`;
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
  return { credentials: rows, more: Math.max(0, Number(first.sessions) - MOST_SESSIONS) };
}

function within({ fromMs, toMs }: Window): Prisma.Sql {
  const from = fromMs === null ? Prisma.sql`true` : Prisma.sql`c.last_time >= ${instant(fromMs)}`;
  const to = toMs === null ? Prisma.sql`true` : Prisma.sql`c.first_time < ${instant(toMs)}`;
  return Prisma.sql`${from} and ${to}`;
}

async function ofEvent(reader: Reader, key: string): Promise<Credential> {
  const { event } = await findEvents(reader, key);
  const [row] = await ask<Credential>(
    reader,
    Prisma.sql`select e.principal_id as "principalId", e.session_id as "sessionId",
        coalesce(e.access_key_id, 0) as "accessKeyId"
      from event e where e.account_id = ${event.accountId}::int4
        and e.event_id = ${event.eventId}::uuid and e.content_hash = ${event.contentHash}::uuid
      limit 1`,
  );
  if (!row) throw new AppError("not_found", "No event with this id is indexed.");
  return row;
}
