import { Prisma } from "@/lib/db/generated/client";
import type { RuleHit } from "./rule-matcher";

/** A hit and the event it is about, by the event's own ids. */
export interface HitRow extends RuleHit {
  readonly accountId: number;
  readonly eventId: string;
  readonly contentHash: string;
  /** UTC milliseconds; null for an event without a time. */
  readonly timeMs: number | null;
}

export const HIT_COLUMNS = Prisma.raw(`rule_id, version_id, account_id, event_id, content_hash,
  event_time, outcome, shared_event_id, fields`);

/**
 * Keeps hits; one that is there already stays as it is. Runs under the commit lock, so that the
 * numbers of hits are in the order of their commits.
 * @returns how many are new
 */
export async function insertHits(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  rows: readonly HitRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    insert into rule_hit (${HIT_COLUMNS}) ${selectHits(rows)} order by 2, 3, 4, 5
    on conflict do nothing`;
}

/** Hits as rows of a SELECT, in the order of HIT_COLUMNS. */
export function selectHits(rows: readonly HitRow[]): Prisma.Sql {
  const plain = rows.map(({ fields, ...row }) => ({ ...row, fields: Object.fromEntries(fields) }));
  return Prisma.sql`
    select "ruleId", "versionId", "accountId", "eventId", "contentHash",
      coalesce(to_timestamp("timeMs" / 1000), '-infinity'), outcome, "sharedEventId", fields
    from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as b("ruleId" int4, "versionId" int4,
      "accountId" int4, "eventId" uuid, "contentHash" uuid, "timeMs" float8, outcome int2,
      "sharedEventId" text, fields jsonb)`;
}
