import type { AuditFilters } from "@/lib/api/audit-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { mayDo } from "@/lib/auth/role";
import { Prisma } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { resolveRange, TimeError } from "@/lib/search/time-range";

/**
 * SQL: which of `audit_entry e` and `person p` a reader asked for and may see. Whoever does not
 * manage the installation sees their own; an entry about an account that was not given is not shown.
 * Throws AppError `forbidden`, `invalid` for times that cannot be read.
 */
export function auditFilter(reader: Reader, filters: AuditFilters, nowMs: number): Prisma.Sql {
  const isMine = filters.mine === "1";
  if (!isMine || !mayDo(reader.role, "read")) assertMay(reader, "manage");
  const { fromMs, toMs } = readRange(filters, nowMs);
  const { actor, action, target, result } = filters;
  const conditions = [
    ...(isMine ? [Prisma.sql`e.actor = ${reader.actor}`] : []),
    ...(reader.accounts === "all"
      ? []
      : [Prisma.sql`(e.accounts <@ ${[...reader.accounts]}::text[] or e.actor = ${reader.actor})`]),
    ...(actor === undefined
      ? []
      : [Prisma.sql`(e.actor = ${storableText(actor)} or ${holds(Prisma.sql`p.name`, actor)})`]),
    ...(action === undefined ? [] : [Prisma.sql`e.action = ${storableText(action)}`]),
    ...(target === undefined ? [] : [holds(Prisma.sql`e.target`, target)]),
    ...(result === undefined ? [] : [Prisma.sql`e.result = ${result}`]),
    ...(fromMs === null ? [] : [Prisma.sql`e.at >= ${new Date(fromMs)}`]),
    ...(toMs === null ? [] : [Prisma.sql`e.at < ${new Date(toMs)}`]),
  ];
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " and ");
}

/** A part of a text, in any case; nothing in it is a wildcard. */
function holds(column: Prisma.Sql, part: string): Prisma.Sql {
  return Prisma.sql`position(lower(${storableText(part)}) in lower(${column})) > 0`;
}

function readRange({ from, to }: AuditFilters, nowMs: number) {
  try {
    return resolveRange(from ?? null, to ?? null, nowMs);
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw new AppError("invalid", error.message, { fields: { "from, to": error.message } });
  }
}
