import type { PrismaClient } from "@/lib/db/generated/client";
import { fillGrants } from "./fill-grants";

const HOUR_MS = 3_600_000;

/**
 * Does what `index_task` holds open: facts that must be read again from events indexed before a
 * version that keeps them. One worker at a time; the others, and everything else, go on. All of it
 * is one transaction, so that a worker that dies leaves the task open, and doing it again is right.
 */
export async function runOpenTasks(
  db: PrismaClient,
  signal: AbortSignal,
  onTrouble: (problem: unknown) => void,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const open = await tx.$queryRaw<unknown[]>`
        select 1 from index_task where name = 'session_grant' and done_at is null
        for update skip locked`;
      if (open.length === 0 || !(await fillGrants(tx, signal, onTrouble))) return;
      await tx.$executeRaw`update index_task set done_at = now() where name = 'session_grant'`;
    },
    { maxWait: 60_000, timeout: 12 * HOUR_MS },
  );
}
