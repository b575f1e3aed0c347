import type { PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { ClaimedFile } from "@/lib/ingest/write/claimed-file";
import { MAX_CRASHES } from "./claim-files";

export type BadEnd = "quarantined" | "skipped" | "gone" | "blocked";

/**
 * Ends a claim without events: the file is kept in the ledger with the reason, and is tried again
 * only when it changes or by hand. Nothing happens if the lease was lost meanwhile.
 */
export async function endFile(
  db: PrismaClient,
  claim: ClaimedFile,
  end: {
    state: BadEnd;
    reason: string;
    detail: string;
    objectSha256?: string;
    metadata?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const sha256 = end.objectSha256 ? Buffer.from(end.objectSha256, "hex") : null;
  const metadata = end.metadata ? JSON.stringify(end.metadata) : null;
  await db.$executeRaw`
    update log_file
    set state = ${end.state}, reason = ${end.reason}, detail = ${clean(end.detail)},
      object_sha256 = coalesce(${sha256}::bytea, object_sha256), finished_at = now(),
      metadata = coalesce(${metadata}::jsonb, metadata),
      lease_token = null, lease_until = null, worker = null
    where id = ${claim.id} and lease_token = ${claim.leaseToken}::uuid`;
}

/** The longest pause between two tries of a file whose source cannot be reached. */
const LONGEST_WAIT_SECONDS = 300;

/**
 * Gives a claim back for a reason that passes: a network, a restart. It counts as no attempt. It
 * is due again after `afterMs`; a source that is still not reached then is given about as long as
 * the file has been waiting already, so that the pauses double up to five minutes.
 */
export async function retryFile(
  db: PrismaClient,
  claim: ClaimedFile,
  why: { reason: string; detail: string; afterMs: number },
): Promise<void> {
  await db.$executeRaw`
    update log_file
    set state = 'pending', attempts = greatest(attempts - 1, 0), reason = ${why.reason},
      detail = ${clean(why.detail)}, not_before = now() + make_interval(secs => case
        when reason = 'not-reached' and ${why.reason} = 'not-reached' then greatest(
          ${why.afterMs / 1000}::float8, (0.5 + random() / 2)
            * least(extract(epoch from now() - seen_at)::float8, ${LONGEST_WAIT_SECONDS}::float8))
        else ${why.afterMs / 1000}::float8 end),
      lease_token = null, lease_until = null, worker = null
    where id = ${claim.id} and lease_token = ${claim.leaseToken}::uuid`;
}

/**
 * Gives a claim back after an error of this program over the file. The attempt stays counted, and
 * the last one puts the file into quarantine: nothing is tried for ever.
 */
export async function suspectFile(
  db: PrismaClient,
  claim: ClaimedFile,
  reason: string,
  detail: string,
): Promise<void> {
  if (claim.attempts >= MAX_CRASHES)
    return endFile(db, claim, { state: "quarantined", reason, detail });
  await db.$executeRaw`
    update log_file
    set state = 'pending', reason = ${reason}, detail = ${clean(detail)},
      not_before = now() + interval '1 second', lease_token = null, lease_until = null, worker = null
    where id = ${claim.id} and lease_token = ${claim.leaseToken}::uuid`;
}

function clean(text: string): string {
  return postgresText(text).slice(0, 2_000);
}
