import { isSharingOn } from "@/lib/config";
import type { PrismaClient } from "@/lib/db/generated/client";

/** A link that may be used now. */
export interface UsableLink {
  readonly publicId: string;
  readonly snapshotId: number;
  readonly tokenHash: Uint8Array;
  readonly passphraseHash: string | null;
  readonly watermark: string;
  readonly expiresAt: Date;
}

/**
 * The link of this id and whether it may be used: not revoked, not expired, and its author still
 * may share all accounts of the review. Asked anew each time, so what ends a link ends it at once.
 */
export async function findLink(
  db: PrismaClient,
  publicId: string,
): Promise<{ readonly link: UsableLink; readonly usable: boolean } | null> {
  const [row] = await db.$queryRaw<(UsableLink & { usable: boolean })[]>`
    select s.public_id as "publicId", s.snapshot_id as "snapshotId", s.token_hash as "tokenHash",
      s.passphrase_hash as "passphraseHash", s.watermark, s.expires_at as "expiresAt",
      s.revoked_at is null and s.expires_at > now() and p.disabled_at is null
        and p.role in ('lead', 'admin') and (p.all_accounts or pinned_accounts(f.pins) <@ p.accounts) as usable
    from share s join share_snapshot f on f.id = s.snapshot_id
    join person p on p.id = s.created_by
    where s.public_id = ${publicId.slice(0, 40)}`;
  return row ? { link: row, usable: row.usable && isSharingOn() } : null;
}
