import type { ShareList, ShareLog } from "@/lib/api/share-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

const MOST_LINKS = 1_000;
const MOST_VIEWS = 500;

/** SQL: the review `f` holds no account that the reader may not see. */
function inScope({ accounts }: Reader): Prisma.Sql {
  return accounts === "all"
    ? Prisma.sql`true`
    : Prisma.sql`pinned_accounts(f.pins) <@ ${[...accounts]}::text[]`;
}

/** Review links, newest first; those of one case if it is given. Throws AppError `forbidden`. */
export async function listShares(reader: Reader, caseNumber: number | null): Promise<ShareList> {
  assertMay(reader, "lead");
  const shares = await reader.db.owner.$queryRaw<ShareList["shares"]>`
    select s.public_id as "publicId", f.case_number as "caseNumber", s.label, f.preset,
      s.views, s.max_views as "maxViews", s.passphrase_hash is not null as "hasPassphrase",
      p.name as "createdBy",
      (extract(epoch from s.created_at) * 1000)::float8 as "createdAtMs",
      (extract(epoch from s.expires_at) * 1000)::float8 as "expiresAtMs",
      case when s.revoked_at is not null then 'revoked'
        when s.expires_at <= now() then 'expired'
        when p.disabled_at is not null or p.role not in ('lead', 'admin')
          or not (p.all_accounts or pinned_accounts(f.pins) <@ p.accounts) then 'author may not share'
        when s.views >= s.max_views then 'used up' else 'active' end as state
    from share s join share_snapshot f on f.id = s.snapshot_id join person p on p.id = s.created_by
    where ${inScope(reader)} and (${caseNumber}::int4 is null or f.case_number = ${caseNumber}::int4)
    order by s.created_at desc, s.public_id limit ${MOST_LINKS}`;
  return { shares };
}

/** The access log of one link, newest first. Throws AppError `forbidden`, `not_found`. */
export async function readShareLog(reader: Reader, publicId: string): Promise<ShareLog> {
  assertMay(reader, "lead");
  await assertSeen(reader, publicId);
  const views = await reader.db.owner.$queryRaw<ShareLog["views"]>`
    select id, (extract(epoch from at) * 1000)::float8 as "atMs", ip, user_agent as "userAgent",
      outcome
    from (
      select 'v' || id as id, at, ip, user_agent, outcome from share_view
      where public_id = ${publicId}
      union all
      select 'm' || id, at, ip, user_agent, 'wrong or ended token' from share_miss
      where public_id = ${publicId}
    ) seen order by at desc, id desc limit ${MOST_VIEWS}`;
  return { views };
}

/**
 * Ends one link, or all of a case: whoever has one open sees nothing at the next request.
 * Throws AppError `forbidden`, `not_found`.
 */
export async function revokeShares(
  reader: Reader,
  which: { readonly publicId: string } | { readonly caseNumber: number },
): Promise<{ readonly revoked: number }> {
  assertMay(reader, "lead");
  if ("publicId" in which) await assertSeen(reader, which.publicId);
  const chosen =
    "publicId" in which
      ? Prisma.sql`s.public_id = ${which.publicId}`
      : Prisma.sql`f.case_number = ${which.caseNumber}::int4`;
  return reader.db.owner.$transaction(async (tx) => {
    const revoked = await tx.$executeRaw`
      update share s set revoked_at = now(), revoked_by = ${reader.actor}
      from share_snapshot f
      where f.id = s.snapshot_id and s.revoked_at is null and ${chosen} and ${inScope(reader)}`;
    const target = "publicId" in which ? `link ${which.publicId}` : `case ${which.caseNumber}`;
    const recorder = { actor: reader.actor, db: { owner: tx } };
    await writeAudit(recorder, { action: "revoke-share", target, detail: { revoked } });
    return { revoked };
  });
}

async function assertSeen(reader: Reader, publicId: string): Promise<void> {
  const found = await reader.db.owner.$queryRaw<unknown[]>`
    select from share s join share_snapshot f on f.id = s.snapshot_id
    where s.public_id = ${publicId} and ${inScope(reader)}`;
  if (found.length === 0) throw new AppError("not_found", "There is no such review link.");
}
