import type { PrismaClient } from "@/lib/db/generated/client";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import type { OpenedSource } from "./open-source";

/** How a source's `problem` begins when it is the queue's: a listing that succeeds leaves it there. */
export const QUEUE_PROBLEM = "Queue: ";

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/** Failures in a row of each source's queue, and when it is asked again. */
export type QueueWaits = Map<number, { failures: number; untilMs: number }>;

/**
 * Waits for announcements of every source that has a queue and looks each announced object up at
 * once. A hint puts nothing in the ledger by itself: the object's own listing does, and the message
 * is deleted only after that. A queue that fails is told as its source's problem and asked again
 * later, ever more seldom; the other queues and the listings go on.
 * @returns whether any queue was followed
 */
export async function followQueues(
  db: PrismaClient,
  sourceOf: (sourceId: number) => Promise<OpenedSource>,
  signal: AbortSignal,
  waits: QueueWaits,
): Promise<boolean> {
  const rows = await db.logSource.findMany({ where: { state: "active", kind: "s3" } });
  const due = rows.filter(({ id }) => (waits.get(id)?.untilMs ?? 0) <= Date.now());
  const followed = await Promise.allSettled(
    due.map(async ({ id }) => {
      try {
        const isFollowed = await followQueue(db, id, await sourceOf(id), signal);
        if (waits.get(id)?.failures !== 0) await clearProblem(db, id);
        waits.set(id, { failures: 0, untilMs: 0 });
        return isFollowed;
      } catch (error) {
        if (signal.aborted) return false;
        const failures = (waits.get(id)?.failures ?? 0) + 1;
        const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
        waits.set(id, { failures, untilMs: Date.now() + waitMs * (0.5 + Math.random() / 2) });
        await tellProblem(db, id, error);
        return false;
      }
    }),
  );
  return followed.some((queue) => queue.status === "fulfilled" && queue.value);
}

async function followQueue(
  db: PrismaClient,
  sourceId: number,
  { source, queue }: OpenedSource,
  signal: AbortSignal,
): Promise<boolean> {
  await queue?.receive(async ({ hints }) => {
    const prefixes = hints.map(({ key }) => key);
    if (prefixes.length === 0) return;
    for await (const page of source.list({ signal, prefixes })) {
      await recordListing(db, sourceId, page, "sqs");
    }
  }, signal);
  return queue !== null;
}

async function tellProblem(db: PrismaClient, id: number, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error);
  await db.logSource.updateMany({
    where: { id, state: "active" },
    data: { problem: `${QUEUE_PROBLEM}${detail}`.slice(0, 2_000) },
  });
}

async function clearProblem(db: PrismaClient, id: number): Promise<void> {
  await db.logSource.updateMany({
    where: { id, state: "active", problem: { startsWith: QUEUE_PROBLEM } },
    data: { problem: null },
  });
}
