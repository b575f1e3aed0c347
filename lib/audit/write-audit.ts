import type { PrismaClient } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { echoAudit } from "./echo-audit";
import { requestFacts } from "./request-facts";

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
  | "revoke-share"
  | "search"
  | "refused"
  | "verify-audit"
  | "export-audit";

/** `refused`: somebody may not; `failed`: it was allowed and did not come about. */
export type AuditResult = "done" | "refused" | "failed";

type Detail = string | number | boolean | null | readonly string[];

export interface AuditEntry {
  readonly action: AuditAction;
  /** The thing concerned: an event's key, an export's query. */
  readonly target: string;
  /** Particulars; never secrets, and never what was shown. */
  readonly detail?: Readonly<Record<string, Detail>>;
  readonly result?: AuditResult;
  /** Accounts whose data it is about, where it is about some in particular. */
  readonly accounts?: readonly string[];
}

/** Who acts, and where it is written: a reader, or a transaction that must not be without it. */
interface Recorder {
  readonly actor: string;
  readonly db: { readonly owner: Pick<PrismaClient, "auditEntry"> };
}

/**
 * Appends to the audit log what the reader did, and returns when it was written (UTC ms). What must
 * not happen unrecorded awaits this first. The log takes no changes, and each entry is sealed with
 * the one before it when its transaction ends (docs/decisions/0032).
 */
export async function writeAudit({ db, actor }: Recorder, entry: AuditEntry): Promise<number> {
  const { action, target, detail = {}, accounts = [] } = entry;
  const { address = null, browser = null, requestId = null } = requestFacts() ?? {};
  const data = {
    actor,
    action,
    result: entry.result ?? resultOf(action),
    target: storableText(target),
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, storableDetail(value)]),
    ),
    address,
    browser: browser === null ? null : storableText(browser),
    requestId,
    accounts: accounts.map(storableText),
  };
  const { at } = await db.owner.auditEntry.create({ data, select: { at: true } });
  echoAudit(at, data);
  return at.getTime();
}

/** What the word itself says. */
function resultOf(action: AuditAction): AuditResult {
  return action === "refused" || action === "sign-in-refused" ? "refused" : "done";
}

function storableDetail(value: Detail): string | number | boolean | null | string[] {
  if (typeof value === "string") return storableText(value);
  return typeof value === "object" && value !== null ? value.map(storableText) : value;
}
