import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ClaimedFile } from "@/lib/ingest/write/claimed-file";

/** How long a claim lasts without a sign of life from its worker. */
const LEASE_MINUTES = 15;
/** Claims that ended with a dead worker, after which the file itself is suspected. */
export const MAX_CRASHES = 5;

export interface ClaimOptions {
  readonly worker: string;
  readonly maxFiles: number;
  readonly maxBytes: number;
  /** Only this source, for a run that ends when it is done. */
  readonly sourceId?: number;
}

/**
 * Takes the newest waiting files, so that live data stays fresh during a backfill. The claim is
 * counted before the work begins: a file that kills its worker is claimed alone from then on,
 * behind all others, and ends in quarantine instead of in a loop.
 */
export async function claimFiles(
  db: PrismaClient,
  { worker, maxFiles, maxBytes, sourceId }: ClaimOptions,
): Promise<ClaimedFile[]> {
  const ofSource =
    sourceId === undefined ? Prisma.empty : Prisma.sql`and f.source_id = ${sourceId}`;
  const token = randomUUID();
  const rows = await db.$queryRaw<ClaimRow[]>`
    with waiting as (
      select f.id, f.attempts, f.size_bytes
      from log_file f join log_source s on s.id = f.source_id
      where f.state = 'pending' and f.not_before <= now() and s.state = 'active' ${ofSource}
      order by f.attempts, f.delivered_at desc nulls last, f.id desc
      limit ${maxFiles} for update of f skip locked),
    taken as (
      select id from (
        select id, attempts, row_number() over w as place,
          sum(size_bytes) over w as bytes, first_value(attempts) over w as first_attempts
        from waiting
        window w as (order by attempts, id desc rows between unbounded preceding and current row)) as ranked
      where place = 1 or (first_attempts = 0 and attempts = 0 and bytes <= ${maxBytes}))
    update log_file f
    set state = 'leased', attempts = f.attempts + 1, worker = ${worker},
      lease_token = ${token}::uuid, lease_until = now() + make_interval(mins => ${LEASE_MINUTES})
    from taken where f.id = taken.id
    returning f.id, f.source_id as "sourceId", f.key, f.etag, f.size_bytes as "sizeBytes",
      f.modified_at as "modifiedAt", f.family, f.account, f.region,
      f.attempts,
      exists (select from log_file o where o.source_id = f.source_id and o.key_hash = f.key_hash
        and o.id <> f.id and o.seq is not null) as "isNewVersion"`;
  return rows.map(({ sizeBytes, modifiedAt, ...row }) => ({
    ...row,
    leaseToken: token,
    sizeBytes: Number(sizeBytes),
    modifiedMs: modifiedAt?.getTime() ?? null,
  }));
}

interface ClaimRow {
  id: number;
  sourceId: number;
  key: string;
  etag: string;
  sizeBytes: bigint;
  modifiedAt: Date | null;
  family: string;
  account: string | null;
  region: string | null;
  attempts: number;
  isNewVersion: boolean;
}
