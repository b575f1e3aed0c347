import type { CaseChange } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { lockCase } from "./case-access";
import { recordActivity } from "./record-activity";
import { toDate, toInstant } from "./stored-instant";

type Head = Awaited<ReturnType<Prisma.TransactionClient["incidentCase"]["findUniqueOrThrow"]>>;

/**
 * Changes what stands at the head of a case. Throws AppError: `conflict` when it is not any more the
 * version that the change was made from, with `theirs` (as it is) and `yours` (the change);
 * `not_found`, `forbidden`, `invalid` for a lead who is no member.
 * @returns the new version
 */
export async function changeCase(
  reader: Reader,
  number: number,
  change: CaseChange,
): Promise<{ readonly number: number; readonly version: number }> {
  assertMay(reader, "work");
  return reader.db.owner.$transaction(async (tx) => {
    await lockCase(tx, reader, number);
    const was = await tx.incidentCase.findUniqueOrThrow({ where: { number } });
    const { version, ...yours } = change;
    if (version !== was.version) {
      const message = `Case ${number} has changed since you opened it. Compare both and save again.`;
      throw new AppError("conflict", message, { theirs: theirsOf(was), yours });
    }
    await assertLead(tx, number, change.lead);
    const data = dataOf(change, was);
    await tx.incidentCase.update({ where: { number }, data: { ...data, version: version + 1 } });
    const fields = Object.keys(yours);
    await recordActivity(tx, reader, number, "changed", {
      fields,
      version: version + 1,
      ...(change.status !== undefined && { status: change.status, before: was.status }),
    });
    return { number, version: version + 1 };
  });
}

function theirsOf(head: Head) {
  const { title, summary, status, severity, lead, tags, version } = head;
  const [from, to] = [toInstant(head.fromTime), toInstant(head.toTime)];
  return { title, summary, status, severity, lead, from, to, tags, version };
}

/** What may lead a case must see it. */
async function assertLead(
  tx: Prisma.TransactionClient,
  caseNumber: number,
  lead: string | null | undefined,
): Promise<void> {
  if (lead === null || lead === undefined) return;
  const member = await tx.caseMember.findFirst({ where: { caseNumber, personId: lead } });
  if (member) return;
  const message = "The lead must be a member of the case. Add the person first.";
  throw new AppError("invalid", message, { fields: { lead: message } });
}

function dataOf(change: CaseChange, was: Head): Prisma.IncidentCaseUpdateInput {
  const { title, summary, status, severity, lead, from, to, tags } = change;
  return {
    ...(title !== undefined && { title: storableText(title) }),
    ...(summary !== undefined && { summary: storableText(summary) }),
    ...(severity !== undefined && { severity }),
    ...(lead !== undefined && { lead }),
    ...(from !== undefined && { fromTime: toDate(from) }),
    ...(to !== undefined && { toTime: toDate(to) }),
    ...(tags !== undefined && { tags: tags.map(storableText) }),
    ...(status !== undefined && {
      status,
      closedAt: status === "closed" ? (was.closedAt ?? new Date()) : null,
    }),
  };
}
