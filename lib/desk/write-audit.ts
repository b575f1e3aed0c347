import type { PrismaClient } from "@/lib/db/generated/client";
import { storableText } from "./storable-text";

/** What is recorded. A new thing that is recorded gets a new word here. */
export type AuditAction =
  | "export"
  | "reveal"
  | "download-raw"
  | "region-policy"
  | "upload-iam-snapshot"
  | "alert"
  | "alert-action"
  | "suppress"
  | "end-suppression"
  | "rules"
  | "value-list"
  | "hunt"
  | "cancel-hunt"
  | "verify"
  | "cancel-verification"
  | "set-up"
  | "sign-in"
  | "sign-in-refused"
  | "sign-out"
  | "invite"
  | "accept-invitation"
  | "person"
  | "password"
  | "second-factor"
  | "api-key"
  | "end-sign-ins"
  | "case"
  | "report"
  | "cancel-report"
  | "report-addition"
  | "report-schedule"
  | "share"
  | "revoke-share";

type Detail = string | number | boolean | null | readonly string[];

export interface AuditEntry {
  readonly action: AuditAction;
  /** The thing concerned: an event's key, an export's query. */
  readonly target: string;
  /** Particulars; never secrets, and never what was shown. */
  readonly detail?: Readonly<Record<string, Detail>>;
}

/** Who acts, and where it is written: a reader, or a transaction that must not be without it. */
interface Recorder {
  readonly actor: string;
  readonly db: { readonly owner: Pick<PrismaClient, "auditEntry"> };
}

/**
 * Appends to the audit log what the reader did, and returns when it was written (UTC ms). What must
 * not happen unrecorded awaits this first. The log takes no changes: a trigger refuses them.
 */
export async function writeAudit(
  { db, actor }: Recorder,
  { action, target, detail = {} }: AuditEntry,
): Promise<number> {
  const { at } = await db.owner.auditEntry.create({
    data: {
      actor,
      action,
      target: storableText(target),
      detail: Object.fromEntries(
        Object.entries(detail).map(([name, value]) => [name, storableDetail(value)]),
      ),
    },
    select: { at: true },
  });
  return at.getTime();
}

function storableDetail(value: Detail): string | number | boolean | null | string[] {
  if (typeof value === "string") return storableText(value);
  return typeof value === "object" && value !== null ? value.map(storableText) : value;
}
