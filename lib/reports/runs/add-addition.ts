import { createHash } from "node:crypto";
import type { NewAddition } from "@/lib/api/report-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { postgresText } from "@/lib/db/postgres-text";
import { documentSchema } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import { openSigningKey } from "@/lib/signing/open-signing-key";
import { additionText, signedText } from "./addition-text";
import { getStoredReport } from "./get-report";

/**
 * Adds to a report that is done: a sign-off, a comment, an exception. Its hash is over all of it and
 * the hash of the one before, and the installation signs it. Throws AppError: `not_found`, `conflict`
 * while it is being made, `forbidden` for a review by who may not lead, `invalid` for an exception
 * without owner and date and for a control that the report does not have.
 */
export async function addAddition(
  reader: Reader,
  id: number,
  { kind, section = undefined, body = "", owner = undefined, due = undefined }: NewAddition,
  nowMs: number,
): Promise<{ id: number }> {
  if (kind === "reviewed") assertMay(reader, "lead");
  const { sha256, document } = await getStoredReport(reader, id);
  if (sha256 === null || document === null)
    throw new AppError("conflict", `Report ${id} is not made yet.`);
  if (kind === "exception" && (!owner?.trim() || due === undefined)) {
    throw new AppError("invalid", "An exception needs an owner and a date.");
  }
  if (section !== undefined && !hasControl(document, section)) {
    throw new AppError("invalid", `Report ${id} has no control "${section}".`);
  }
  const key = await openSigningKey(reader.db);
  const said = {
    ...{ kind, section: section ?? null, body: postgresText(body) },
    ...{ owner: owner === undefined ? null : postgresText(owner), due: due ?? null },
    ...{ by: reader.actor, at: new Date(nowMs).toISOString() },
  };
  await reader.db.owner.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from report where id = ${id}::int4 for update`;
    const last = await tx.reportAddition.findFirst({
      where: { reportId: id },
      orderBy: { id: "desc" },
    });
    const previous = last?.hash ?? sha256;
    const hash = createHash("sha256")
      .update(additionText({ report: id, previous, ...said }))
      .digest("hex");
    const { by, at, due: day, ...data } = said;
    await tx.reportAddition.create({
      data: {
        ...data,
        reportId: id,
        byPerson: by,
        at: new Date(at),
        due: day === null ? null : new Date(day),
        previous,
        hash,
        signature: key.sign(Buffer.from(signedText(hash))).toString("base64"),
        fingerprint: key.fingerprint,
      },
    });
    const entry = {
      action: "report-addition",
      target: `report ${id}`,
      detail: { kind, hash },
    } as const;
    await writeAudit({ actor: reader.actor, db: { owner: tx } }, entry);
  });
  return { id };
}

function hasControl(document: string, control: string): boolean {
  const { sections } = documentSchema.parse(JSON.parse(document));
  return sections.some(({ id }) => id === `control-${control}`);
}
