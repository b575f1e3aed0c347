import type { AuditProof } from "@/lib/api/audit-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { readLinks } from "./read-links";
import { CHAIN_BEGIN, sealOf } from "./sealed-text";

/**
 * Walks the chain from its first link and names the first one that is broken. Entries that were
 * removed from the end leave a chain that is whole: only a head that was kept elsewhere shows it.
 * @param head hash of a link that was the newest once; it must still be one of the chain
 * Throws AppError `forbidden`.
 */
export async function verifyAudit(reader: Reader, head?: string): Promise<AuditProof> {
  assertMay(reader, "manage");
  const { db } = reader;
  const [state] = await db.owner.$queryRaw<
    { last: string; hash: string; unlinked: string | null }[]
  >`
    select coalesce(max(l.seq), 0)::text as last,
      coalesce((array_agg(l.hash order by l.seq desc))[1], ${CHAIN_BEGIN}) as hash,
      (select min(e.id)::text from audit_entry e
        where not exists (select from audit_link k where k.entry_id = e.id)) as unlinked
    from audit_link l`;
  const { last = "0", hash = CHAIN_BEGIN, unlinked = null } = state ?? {};
  let [links, expected, isHeadSeen] = [0, CHAIN_BEGIN, head === undefined];
  const broken = (seq: number, entryId: string | null, why: string): AuditProof => ({
    isWhole: false,
    links,
    head: hash,
    broken: { seq, entryId, why },
  });
  for await (const link of readLinks(db, { upTo: last })) {
    const seq = Number(link.seq);
    if (seq !== links + 1) return broken(links + 1, null, "The link is gone.");
    if (link.prev !== expected) {
      return broken(seq, link.entryId, "It does not follow the link before it.");
    }
    if (link.entry === null) return broken(seq, link.entryId, "Its entry is gone.");
    if (sealOf(link.entry) !== link.hash) {
      return broken(seq, link.entryId, "Its entry is not the one that was sealed.");
    }
    links = seq;
    expected = link.hash;
    isHeadSeen ||= link.hash === head;
  }
  if (links !== Number(last)) return broken(links + 1, null, "The link is gone.");
  if (unlinked !== null) return broken(links + 1, unlinked, "An entry has no link.");
  if (!isHeadSeen) return broken(links, null, "The head that was kept is none of its links.");
  return { isWhole: true, links, head: expected, broken: null };
}
