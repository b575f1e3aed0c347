import type { Prisma } from "@/lib/db/generated/client";

export type EntryKind =
  | "opened"
  | "grew"
  | "state"
  | "assigned"
  | "note"
  | "suppressed"
  | "withdrawn"
  | "sent"
  | "not-sent";

/** One line of an alert's history. */
export interface AlertEntry {
  readonly alertId: number;
  readonly kind: EntryKind;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Who writes what Trailglass does by itself. */
export const WORKER = "trailglass";

/** Appends to the history of alerts. Texts are as Postgres can hold them. */
export async function writeEntries(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  actor: string,
  entries: readonly AlertEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.$executeRaw`
    insert into alert_entry (alert_id, actor, kind, detail)
    select "alertId", ${actor}, kind, detail
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as b("alertId" int4, kind text, detail jsonb)`;
}
