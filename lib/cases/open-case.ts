import type { NewCase } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { storableText } from "@/lib/desk/storable-text";
import { recordActivity } from "./record-activity";
import { toDate } from "./stored-instant";

/** Opens a case; who opens it is its first member and its lead. Throws AppError `forbidden`. */
export async function openCase(reader: Reader, asked: NewCase): Promise<{ number: number }> {
  assertMay(reader, "work");
  const { actor } = reader;
  return reader.db.owner.$transaction(async (tx) => {
    const { number } = await tx.incidentCase.create({
      data: {
        title: storableText(asked.title),
        summary: storableText(asked.summary),
        severity: asked.severity,
        fromTime: toDate(asked.from),
        toTime: toDate(asked.to),
        tags: asked.tags.map(storableText),
        lead: actor,
        openedBy: actor,
      },
    });
    await tx.caseMember.create({
      data: { caseNumber: number, personId: actor, addedBy: actor },
    });
    await recordActivity(tx, reader, number, "opened");
    return { number };
  });
}
