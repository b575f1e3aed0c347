import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";

type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Writes one change of a case into its activity and into the audit log, in the change's transaction.
 * @param detail which things and versions; never what a pin holds, which not every member may see
 */
export async function recordActivity(
  tx: Prisma.TransactionClient,
  { actor }: Reader,
  caseNumber: number,
  kind: string,
  detail: Detail = {},
): Promise<void> {
  await tx.caseActivity.create({
    data: { caseNumber, actor, kind, detail: { ...detail } as Prisma.InputJsonObject },
  });
  await writeAudit(
    { actor, db: { owner: tx } },
    { action: "case", target: `case ${caseNumber}`, detail: { ...detail, change: kind } },
  );
}
