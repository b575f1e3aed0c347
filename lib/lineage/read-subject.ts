import type { LineageParams } from "@/lib/api/lineage-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { lineageScope } from "@/lib/db/lineage/lineage-scope";
import { postgresText } from "@/lib/db/postgres-text";
import { AppError } from "@/lib/errors";
import { findEvents } from "@/lib/events/find-events";
import type { LineageSubject } from "./find-subject";

const SUBJECTS = ["event", "principal", "session"] as const;
/** Names listed when several principals have the one asked for. */
const MOST_NAMED = 10;

/** The one subject that the parameters name. Throws AppError `invalid` for none or several. */
export function subjectOf(params: LineageParams): LineageSubject {
  const given = SUBJECTS.flatMap((of) => {
    const key = params[of];
    return key === undefined ? [] : [{ of, key }];
  });
  const [subject] = given;
  if (subject === undefined || given.length > 1) {
    throw new AppError("invalid", "Give one of event, principal and session.");
  }
  return subject;
}

/**
 * What a person typed: an event's id or key, else a principal's key, ARN or name. Throws AppError
 * `not_found`, and `invalid`, with their keys, when several principals have the name.
 */
export async function readSubject(reader: Reader, text: string): Promise<LineageSubject> {
  const keys = await findPrincipals(reader, text);
  const [key, other] = keys;
  if (key !== undefined && other === undefined) return { of: "principal", key };
  if (key !== undefined) {
    const some = keys.slice(0, MOST_NAMED).join(", ");
    throw new AppError(
      "invalid",
      `Several principals are called "${text}": ${some}. Give one key.`,
    );
  }
  await findEvents(reader, text).catch((error: unknown) => {
    if (!(error instanceof AppError && error.kind === "not_found")) throw error;
    const message = `No event, and no principal's key, ARN or name, is "${text}".`;
    throw new AppError("not_found", message);
  });
  return { of: "event", key: text };
}

/** Keys of the principals that have the text as key; else as ARN of theirs or of a session; else as name. */
async function findPrincipals(reader: Reader, text: string): Promise<string[]> {
  const { use } = await lineageScope(reader, null);
  const stored = postgresText(text);
  const rows = await ask<{ key: string; rank: number }>(
    reader,
    Prisma.sql`select n.key, min(case when n.key = ${stored} then 1
        when n.issuer_arn = ${stored} or d.arn = ${stored} then 2 else 3 end)::int as rank
      from principal n join session_access_key c on c.principal_id = n.id
      join session d on d.id = c.session_id
      where ${stored} in (n.key, n.name, n.issuer_arn, d.arn) and ${use("c")}
      group by n.key order by 2, 1 limit 100`,
  );
  return rows.filter(({ rank }) => rank === rows[0]?.rank).map(({ key }) => key);
}
