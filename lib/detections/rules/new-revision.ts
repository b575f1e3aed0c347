import type { Prisma } from "@/lib/db/generated/client";
import { RULES_LOCK } from "@/lib/db/locks";
import { postgresText } from "@/lib/db/postgres-text";
import { forgetFaults } from "./note-faults";

/** Held to the end of the transaction: one change of what runs at a time, in order of numbers. */
export async function lockRules(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${RULES_LOCK})) as held`;
}

/**
 * The number of a change of what runs: a rule, a list, a suppression. Workers take it up within
 * seconds. Call it in the change's transaction, before the change.
 * @param cause what changed, for people; @param by who changed it
 */
export async function newRevision(
  tx: Prisma.TransactionClient,
  cause: string,
  by: string,
): Promise<number> {
  await lockRules(tx);
  await forgetFaults(tx);
  const { id } = await tx.ruleRevision.create({
    data: { cause: postgresText(cause), changedBy: by },
    select: { id: true },
  });
  return id;
}
