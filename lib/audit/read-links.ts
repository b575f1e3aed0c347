import type { Database } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { SealedEntry } from "./sealed-text";

/** A link whose entry is gone has no entry. */
export interface Link {
  readonly seq: string;
  readonly prev: string;
  readonly hash: string;
  readonly entryId: string;
  readonly entry: SealedEntry | null;
}

const PAGE = 2_000;

/** All links of the audit log in their order, read in pages; also those whose entry is gone. */
export async function* readLinks(
  db: Database,
  { upTo }: { readonly upTo: string },
): AsyncGenerator<Link> {
  for (let after = "0"; ; ) {
    const rows = await db.owner.$queryRaw<(SealedEntry & { entryId: string; id: string | null })[]>(
      Prisma.sql`
        select l.seq::text, l.prev, l.hash, l.entry_id::text as "entryId", ${SEALED_COLUMNS}
        from audit_link l left join audit_entry e on e.id = l.entry_id
        where l.seq > ${after}::bigint and l.seq <= ${upTo}::bigint order by l.seq limit ${PAGE}`,
    );
    for (const { entryId, ...row } of rows) {
      const { seq, prev, hash } = row;
      yield { seq, prev, hash, entryId, entry: row.id === null ? null : row };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.seq;
  }
}

/** Columns of `audit_entry e` in the texts that are sealed. */
export const SEALED_COLUMNS = Prisma.sql`
  e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.actor, e.action, e.result, e.target, e.detail::text as detail, e.address, e.browser,
  e.request_id as "requestId", array_to_json(e.accounts)::text as accounts`;
