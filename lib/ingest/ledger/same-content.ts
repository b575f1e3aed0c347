import type { PrismaClient } from "@/lib/db/generated/client";
import type { ClaimedFile } from "@/lib/ingest/write/claimed-file";
import { keyHash } from "./record-listing";

/** Whether this source's object of the same key was indexed before with the very same bytes. */
export async function isSameContent(
  db: PrismaClient,
  claim: ClaimedFile,
  objectSha256: string,
): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select 1 from log_file
    where source_id = ${claim.sourceId} and key_hash = ${keyHash(claim.key)}::uuid
      and id <> ${claim.id} and seq is not null
      and object_sha256 = ${Buffer.from(objectSha256, "hex")}::bytea
    limit 1`;
  return found.length > 0;
}
