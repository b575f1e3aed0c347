import type { PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { HuntClaim } from "./claim-hunt";

const LONGEST_PROBLEM = 2_000;

/**
 * Ends a hunt; from then on nothing of it changes.
 * @param problem why it failed, or what a hunt that is done could not look at
 */
export async function endHunt(
  db: PrismaClient,
  { huntId, worker }: HuntClaim,
  state: "done" | "cancelled" | "failed",
  problem: string | null = null,
): Promise<void> {
  const said = problem && postgresText(problem).slice(0, LONGEST_PROBLEM).toWellFormed();
  await db.$executeRaw`
    update hunt set state = ${state}, finished_at = now(), problem = ${said},
      candidates = case when ${state}::text = 'done' then candidates_done else candidates end
    where id = ${huntId}::int4 and worker = ${worker} and state = 'running'`;
}

/** Leaves a hunt open for whoever claims it next: this one ended in peace. */
export async function leaveHunt(db: PrismaClient, { huntId, worker }: HuntClaim): Promise<void> {
  await db.$executeRaw`
    update hunt set worker = null, claims = claims - 1
    where id = ${huntId}::int4 and worker = ${worker} and state = 'running'`;
}
