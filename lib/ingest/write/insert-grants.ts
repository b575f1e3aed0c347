import type { Prisma } from "@/lib/db/generated/client";
import type { ParsedGrant } from "@/lib/ingest/parse/parsed-grant";
import type { EventBatch } from "./event-batch";

/** A grant and the event it stands in, by the event's own ids. */
export interface GrantRow extends ParsedGrant {
  readonly accountId: number;
  /** UTC milliseconds; null for an event without a time. */
  readonly timeMs: number | null;
  readonly eventId: string;
  readonly contentHash: string;
  readonly fileId: number;
  readonly principalId: number;
  readonly sessionId: number;
  readonly accessKeyId: number | null;
  readonly regionId: number;
}

/** The grants of a batch. A copy of an event is no new grant. */
export function grantRows(batch: EventBatch, isCopy: (row: number) => boolean): GrantRow[] {
  const { ids } = batch;
  return batch.grants.flatMap(({ row, grant }) => {
    if (isCopy(row)) return [];
    const timeMs = batch.timesMs[row] ?? Number.NEGATIVE_INFINITY;
    return {
      ...grant,
      accountId: ids.account[row] ?? 0,
      timeMs: Number.isFinite(timeMs) ? timeMs : null,
      eventId: batch.eventIds[row] ?? "",
      contentHash: batch.contentHashes[row] ?? "",
      fileId: batch.fileIds[row] ?? 0,
      principalId: ids.principal[row] ?? 0,
      sessionId: ids.session[row] ?? 0,
      accessKeyId: ids.accessKey[row] || null,
      regionId: ids.region[row] ?? 0,
    };
  });
}

/** Keeps grants; one that is there already stays as it is. */
export async function insertGrants(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  rows: readonly GrantRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into session_grant (account_id, event_time, event_id, content_hash, file_id, kind,
      principal_id, session_id, access_key_id, region_id, issued_key, assumed_id, assumed_arn,
      role_arn, session_name, source_identity, subject, provider, behalf_user, shared_event_id,
      expires_at)
    select "accountId", coalesce(to_timestamp("timeMs" / 1000), '-infinity'), "eventId",
      "contentHash", "fileId", kind, "principalId", "sessionId", "accessKeyId", "regionId",
      "issuedKey", "assumedId", "assumedArn", "roleArn", "sessionName", "sourceIdentity", subject,
      provider, "behalfUser", "sharedEventId", to_timestamp("expiresMs" / 1000)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b("accountId" int4, "timeMs" float8,
      "eventId" uuid, "contentHash" uuid, "fileId" int4, kind text, "principalId" int4,
      "sessionId" int4, "accessKeyId" int4, "regionId" int4, "issuedKey" text, "assumedId" text,
      "assumedArn" text, "roleArn" text, "sessionName" text, "sourceIdentity" text, subject text,
      provider text, "behalfUser" text, "sharedEventId" text, "expiresMs" float8)
    order by 1, 3, 4
    on conflict do nothing`;
}
