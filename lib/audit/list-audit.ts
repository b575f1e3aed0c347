import type { AuditFilters, AuditList, AuditParams, AuditRow } from "@/lib/api/audit-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { auditFilter } from "./audit-filter";
import { SEALED_COLUMNS } from "./read-links";
import type { SealedEntry } from "./sealed-text";

/** Entries of the audit log, newest first, in pages. Throws AppError `forbidden`, `invalid`. */
export async function listAudit(
  reader: Reader,
  { before, limit, ...filters }: AuditParams,
  nowMs: number,
): Promise<AuditList> {
  const where = auditFilter(reader, filters, nowMs);
  const [found, actions] = await Promise.all([
    readAuditPage(reader, where, { before, limit: limit + 1 }),
    reader.db.owner.$queryRaw<{ action: string }[]>`
      select distinct e.action from audit_entry e left join person p on p.id = e.actor
      where ${auditFilter(reader, onlyMine(filters), nowMs)} order by 1`,
  ]);
  const entries = found.slice(0, limit).map(({ row }) => row);
  const next = found.length > limit ? (entries.at(-1)?.seq ?? null) : null;
  return { entries, next, actions: actions.map(({ action }) => action) };
}

function onlyMine({ mine }: AuditFilters): AuditFilters {
  return mine === undefined ? {} : { mine };
}

/** A page of entries: as they are shown, and as they are sealed. */
export async function readAuditPage(
  { db }: Reader,
  where: Prisma.Sql,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<{ readonly row: AuditRow; readonly sealed: SealedEntry }[]> {
  const upTo = before === undefined ? Prisma.sql`true` : Prisma.sql`l.seq < ${before}`;
  const found = await db.owner.$queryRaw<(SealedEntry & { actorName: string | null })[]>`
    select l.seq::text, l.prev, l.hash, p.name as "actorName", ${SEALED_COLUMNS}
    from audit_link l join audit_entry e on e.id = l.entry_id left join person p on p.id = e.actor
    where ${upTo} and ${where} order by l.seq desc limit ${limit}`;
  return found.map(({ actorName, ...sealed }) => ({ row: toRow(sealed, actorName), sealed }));
}

function toRow({ prev: _, id: _id, ...sealed }: SealedEntry, actorName: string | null): AuditRow {
  return {
    ...sealed,
    seq: Number(sealed.seq),
    actorName,
    result: sealed.result as AuditRow["result"],
    detail: JSON.parse(sealed.detail),
    accounts: JSON.parse(sealed.accounts),
  };
}
