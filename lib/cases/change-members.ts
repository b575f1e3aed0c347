import type { MemberAction } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { lockCase } from "./case-access";
import { recordActivity } from "./record-activity";

/**
 * Lets a person see a case, or no longer. Throws AppError: `not_found`, `forbidden`, `conflict` for
 * the lead, who stays a member until somebody else leads.
 */
export async function changeMembers(
  reader: Reader,
  caseNumber: number,
  { action, personId }: MemberAction,
): Promise<{ readonly personId: string }> {
  assertMay(reader, "work");
  return reader.db.owner.$transaction(async (tx) => {
    await lockCase(tx, reader, caseNumber);
    const key = { caseNumber_personId: { caseNumber, personId } };
    const member = await tx.caseMember.findUnique({ where: key });
    if (action === "add") {
      if (member) return { personId };
      const person = await tx.person.findFirst({ where: { id: personId, disabledAt: null } });
      if (!person) throw new AppError("not_found", "There is no such person, or not any more.");
      await tx.caseMember.create({ data: { caseNumber, personId, addedBy: reader.actor } });
      await recordActivity(tx, reader, caseNumber, "member-added", { person: personId });
      return { personId };
    }
    if (!member) throw new AppError("not_found", "This person is no member of the case.");
    const { lead } = await tx.incidentCase.findUniqueOrThrow({ where: { number: caseNumber } });
    if (lead === personId)
      throw new AppError("conflict", "This person leads the case. Name another lead first.");
    await tx.caseMember.delete({ where: key });
    await recordActivity(tx, reader, caseNumber, "member-removed", { person: personId });
    return { personId };
  });
}
