import type { PrismaClient } from "@/lib/db/generated/client";

/** Stops work on a source until somebody mends its access and resumes it: one banner, no retries. */
export async function blockSource(
  db: PrismaClient,
  sourceId: number,
  problem: string,
): Promise<void> {
  await db.logSource.updateMany({
    where: { id: sourceId, state: { in: ["active", "blocked"] } },
    data: { state: "blocked", problem: problem.slice(0, 2_000) },
  });
}
