import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { laterThan } from "./write-alerts";
import { WORKER, writeEntries } from "./write-entries";

/**
 * Sets alerts apart that a later look no longer finds: late events moved them elsewhere or changed
 * what is usual. They keep their events and their history, and come back when they are found again.
 */
export async function withdrawAlerts(
  tx: Prisma.TransactionClient,
  alertIds: readonly number[],
): Promise<void> {
  if (alertIds.length === 0) return;
  const withdrawn = await tx.$queryRaw<{ id: number }[]>`
    update alert set is_withdrawn = true, updated_at = ${laterThan("updated_at")}
    where id = any(${plainArray(alertIds)}::int4[]) and not is_withdrawn
    returning id`;
  const detail = { isWithdrawn: true };
  await writeEntries(
    tx,
    WORKER,
    withdrawn.map(({ id }) => ({ alertId: id, kind: "withdrawn", detail })),
  );
}
