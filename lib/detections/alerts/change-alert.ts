import type { AlertChange } from "@/lib/api/alert-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { laterThan } from "./write-alerts";
import { type AlertEntry, writeEntries } from "./write-entries";

/** An alert as people have left it. */
interface AlertState {
  readonly state: string;
  readonly reason: string | null;
  readonly assignee: string | null;
  readonly updatedAtMs: number;
}

/**
 * Changes what people decide about an alert, and writes it into its history and the audit log.
 * Throws AppError: `not_found` also where the alert has events that the reader may not see, `invalid`
 * for a closing without a reason, `conflict` for a change based on what is outdated.
 * @returns the name of the alert's state, for a change that is based on this one
 */
export async function changeAlert(
  reader: Reader,
  id: number,
  change: AlertChange,
): Promise<{ readonly id: number; readonly updatedAtMs: number }> {
  checkChange(change);
  const { db, actor } = reader;
  return db.owner.$transaction(async (tx) => {
    const was = await lockAlert(tx, reader, id);
    const { updatedAtMs } = change;
    if (updatedAtMs !== undefined && updatedAtMs !== was.updatedAtMs) {
      const message = "This alert has changed since you looked at it. Look at it again first.";
      throw new AppError("conflict", message);
    }
    const now = afterwards(was, change);
    const entries = entriesOf(id, was, now, change.note);
    if (entries.length === 0) return { id, updatedAtMs: was.updatedAtMs };
    const [row] = await tx.$queryRaw<{ updatedAtMs: number }[]>`
      update alert set state = ${now.state}, reason = ${now.reason}, assignee = ${now.assignee},
        updated_at = ${laterThan("updated_at")}
      where id = ${id}::int4
      returning extract(epoch from updated_at)::float8 * 1000 as "updatedAtMs"`;
    await writeEntries(tx, actor, entries);
    // What a note says is in the alert's history, which is as lasting.
    const detail = Object.fromEntries(
      entries.map(({ kind, detail }) => [kind, kind === "note" ? true : JSON.stringify(detail)]),
    );
    await writeAudit(
      { actor, db: { owner: tx } },
      { action: "alert", target: `alert ${id}`, detail },
    );
    return { id, updatedAtMs: row?.updatedAtMs ?? was.updatedAtMs };
  });
}

function checkChange({ state, reason, assignee, note }: AlertChange): void {
  const refuse = (field: string, message: string) => {
    throw new AppError("invalid", message, { fields: { [field]: message } });
  };
  if (state === "closed" && reason === undefined) refuse("reason", "Say why the alert is closed.");
  if (state !== "closed" && reason !== undefined)
    refuse("reason", "Only a closed alert has a reason.");
  if (state === undefined && assignee === undefined && note === undefined)
    refuse("state", "Nothing is changed by this.");
}

/** What has events of accounts out of sight is as if it were not there. */
async function lockAlert(
  tx: Prisma.TransactionClient,
  reader: Reader,
  id: number,
): Promise<AlertState> {
  const [alert] = await tx.$queryRaw<AlertState[]>`
    select state, reason, assignee, extract(epoch from updated_at)::float8 * 1000 as "updatedAtMs"
    from alert where id = ${id}::int4 and count > 0 and not exists (
      select from unnest(account_ids) as b(account_id) where not ${isAccountInScope(reader, "b.account_id")})
    for update`;
  if (!alert) throw new AppError("not_found", `There is no alert ${id}.`);
  return alert;
}

function afterwards(was: AlertState, { state, reason, assignee }: AlertChange): AlertState {
  return {
    ...was,
    state: state ?? was.state,
    reason: state === undefined ? was.reason : (reason ?? null),
    assignee: assignee === undefined ? was.assignee : assignee && storableText(assignee),
  };
}

function entriesOf(
  alertId: number,
  was: AlertState,
  now: AlertState,
  note: string | undefined,
): readonly AlertEntry[] {
  const entries: AlertEntry[] = [];
  if (now.state !== was.state || now.reason !== was.reason) {
    const detail = { state: now.state, before: was.state, reason: now.reason };
    entries.push({ alertId, kind: "state", detail });
  }
  if (now.assignee !== was.assignee) {
    const detail = { assignee: now.assignee, before: was.assignee };
    entries.push({ alertId, kind: "assigned", detail });
  }
  if (note !== undefined) {
    entries.push({ alertId, kind: "note", detail: { text: storableText(note) } });
  }
  return entries;
}
