import type { IndicatorAction } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { lockCase } from "./case-access";
import { recordActivity } from "./record-activity";

/** Adds or removes one indicator. Throws AppError `not_found`, `forbidden`, `conflict` for one twice. */
export async function changeIndicators(
  reader: Reader,
  caseNumber: number,
  asked: IndicatorAction,
): Promise<{ readonly id: number }> {
  assertMay(reader, "work");
  return reader.db.owner.$transaction(async (tx) => {
    await lockCase(tx, reader, caseNumber);
    if (asked.action === "add") {
      const { kind } = asked;
      const [value, note] = [storableText(asked.value), storableText(asked.note)];
      const same = { caseNumber, kind, value, removedAt: null };
      if (await tx.caseIndicator.findFirst({ where: same }))
        throw new AppError("conflict", "The case has this indicator already.");
      const data = { caseNumber, kind, value, note, addedBy: reader.actor };
      const { id } = await tx.caseIndicator.create({ data });
      await recordActivity(tx, reader, caseNumber, "indicator-added", { indicator: id, kind });
      return { id };
    }
    const { id } = asked;
    const { count } = await tx.caseIndicator.updateMany({
      where: { id, caseNumber, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", `Case ${caseNumber} has no indicator ${id}.`);
    await recordActivity(tx, reader, caseNumber, "indicator-removed", { indicator: id });
    return { id };
  });
}
