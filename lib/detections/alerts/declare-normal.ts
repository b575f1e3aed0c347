import type { NewNormal } from "@/lib/api/suppression-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { storableText } from "@/lib/desk/storable-text";
import { findAlert } from "@/lib/detections/questions/get-alert";
import { AppError } from "@/lib/errors";
import { readExpiry } from "./read-expiry";

/** Detectors whose alerts come from rules: their hits are suppressed by filters. */
const OF_RULES = ["rule", "correlation"];

/**
 * Declares that what a detector said of an alert's subject is normal: until then it raises no alert
 * about this subject. The alert itself stays as it is. Throws AppError: `not_found` for an alert that
 * is not there or not in sight, `invalid` for one of a rule and for a time that is past.
 */
export async function declareNormal(
  reader: Reader,
  alertId: number,
  { reason, expires }: NewNormal,
  nowMs: number,
): Promise<{ id: number }> {
  const { detector } = await findAlert(reader, alertId);
  if (OF_RULES.includes(detector)) {
    throw new AppError("invalid", "Hits of a rule are hidden by a filter: suppress them instead.");
  }
  const expiresMs = readExpiry(expires, nowMs);
  const { db, actor } = reader;
  return db.owner.$transaction(async (tx) => {
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into suppression (text, reason, expires_at, created_by, detector, subject_hash, alert_id)
      select '', ${storableText(reason)}, ${instant(expiresMs)}, ${actor}, detector, subject_hash, id
      from alert where id = ${alertId}::int4
      returning id`;
    if (!made) throw new Error("What is normal was not stored");
    const detail = { alert: alertId, reason, expires: new Date(expiresMs).toISOString() };
    const entry = { action: "suppress", target: `suppression ${made.id}`, detail } as const;
    await writeAudit({ actor, db: { owner: tx } }, entry);
    return made;
  });
}

/** What is declared normal now, as `detector|subject hash`. */
export async function readNormal(tx: Prisma.TransactionClient): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    select detector || '|' || replace(subject_hash::text, '-', '') as key from suppression
    where detector is not null and ended_at is null and expires_at > now()`;
  return new Set(rows.map(({ key }) => key));
}
