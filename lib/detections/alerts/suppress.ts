import type { NewSuppression } from "@/lib/api/suppression-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { storableText } from "@/lib/desk/storable-text";
import { environmentOf, readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { readExpiry } from "./read-expiry";
import { isAbout, namesOf, readFilter } from "./read-filter";

/**
 * Keeps hits from raising alerts, from now on and for a time. What is there stays as it is. Throws
 * AppError: `invalid` for a text that is no filter or is not about the rule and for a time that is
 * past, `not_found` for the rule, `forbidden` for readers who do not see all accounts.
 */
export async function suppress(
  reader: Reader,
  { ruleId, text, reason, expires }: NewSuppression,
  nowMs: number,
): Promise<{ id: number }> {
  const { db, actor } = assertSeesAll(reader);
  const expiresMs = readExpiry(expires, nowMs);
  return db.owner.$transaction(async (tx) => {
    await checkFilter(tx, ruleId, text);
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into suppression (rule_id, text, reason, expires_at, created_by)
      values (${ruleId}::int4, ${storableText(text)}, ${storableText(reason)}, ${instant(expiresMs)},
        ${actor})
      returning id`;
    if (!made) throw new Error("The suppression was not stored");
    const detail = { rule: ruleId, reason, expires: new Date(expiresMs).toISOString() };
    const entry = { action: "suppress", target: `suppression ${made.id}`, detail } as const;
    await writeAudit({ actor, db: { owner: tx } }, entry);
    return made;
  });
}

/**
 * Ends a suppression: what it has hidden stays hidden, later hits raise alerts.
 * Throws AppError: `not_found`, `conflict` when it has ended, `forbidden` as above.
 */
export async function endSuppression(reader: Reader, id: number): Promise<{ id: number }> {
  const { db, actor } = assertSeesAll(reader);
  return db.owner.$transaction(async (tx) => {
    const [suppression] = await tx.$queryRaw<{ isOver: boolean }[]>`
      select ended_at is not null or expires_at <= now() as "isOver"
      from suppression where id = ${id}::int4 for update`;
    if (!suppression) throw new AppError("not_found", `There is no suppression ${id}.`);
    if (suppression.isOver) {
      throw new AppError("conflict", "This suppression has ended already.");
    }
    await tx.$executeRaw`
      update suppression set ended_by = ${actor}, ended_at = now() where id = ${id}::int4`;
    const entry = { action: "end-suppression", target: `suppression ${id}` } as const;
    await writeAudit({ actor, db: { owner: tx } }, entry);
    return { id };
  });
}

/** A suppression is for all accounts, also those that the reader does not see. */
function assertSeesAll(reader: Reader): Reader {
  if (reader.accounts === "all") return reader;
  const message = "A suppression holds for all accounts; you do not see all of them.";
  throw new AppError("forbidden", message);
}

async function checkFilter(
  tx: Prisma.TransactionClient,
  ruleId: number | null,
  text: string,
): Promise<void> {
  const { lists } = await readRuleTexts(tx);
  const read = readFilter(text, environmentOf(lists));
  if ("message" in read) throw refusal("text", read.message, read.issues);
  if (ruleId === null) return;
  const [rule] = await tx.$queryRaw<{ text: string }[]>`
    select v.text from detection_rule r join rule_version v on v.id = r.version_id
    where r.id = ${ruleId}::int4`;
  if (!rule) throw new AppError("not_found", `There is no rule ${ruleId}.`);
  if (isAbout(read.filter, namesOf(rule.text))) return;
  throw refusal("text", "The filter must name the rule that is suppressed, or any.");
}

function refusal(field: string, message: string, issues: readonly unknown[] = []): AppError {
  return new AppError("invalid", message, { fields: { [field]: message }, issues });
}
