import { assertMay, type Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { lockCase, seesAccounts } from "./case-access";
import { recordActivity } from "./record-activity";

/**
 * Takes a pin out of a case, with the steps of the story that show it; its copy stays in the
 * database, marked. Throws AppError `not_found`, also for a pin that the reader may not see.
 */
export async function removePin(
  reader: Reader,
  caseNumber: number,
  id: number,
): Promise<{ readonly id: number }> {
  assertMay(reader, "work");
  return reader.db.owner.$transaction(async (tx) => {
    await lockCase(tx, reader, caseNumber);
    const pin = await tx.casePin.findFirst({ where: { id, caseNumber, removedAt: null } });
    if (!pin || !seesAccounts(reader, pin.accounts))
      throw new AppError("not_found", `Case ${caseNumber} has no pin ${id}.`);
    const removedAt = new Date();
    await tx.casePin.update({ where: { id }, data: { removedAt, removedBy: reader.actor } });
    await tx.caseBlock.updateMany({
      where: { caseNumber, pinId: id, removedAt: null },
      data: { removedAt },
    });
    await recordActivity(tx, reader, caseNumber, "unpinned", { pin: id });
    return { id };
  });
}
