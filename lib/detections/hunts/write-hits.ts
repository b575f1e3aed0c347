import { plainArray } from "@/lib/db/array-literal";
import type { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { COMMIT_LOCK } from "@/lib/db/locks";
import { type HitRow, insertHits, selectHits } from "@/lib/detections/rules/insert-hits";
import { noteFaults } from "@/lib/detections/rules/note-faults";
import { AppError } from "@/lib/errors";
import type { TriedEvent } from "./try-events";

/** Hits as they are kept. */
export function toHitRows(events: readonly TriedEvent[]): HitRow[] {
  return events.flatMap(({ stored, hits }) => {
    const { accountId, eventId, contentHash, timeMs } = stored;
    return hits.map((hit) => ({ ...hit, accountId, eventId, contentHash, timeMs }));
  });
}

/**
 * Keeps hits of events that were indexed before, in one small transaction under the commit lock. Hits
 * that are there already stay; they gain the values that correlations ask for since. Those of rules
 * that no longer run as they did are left out. Throws AppError `conflict` when that is all of them.
 */
export async function writeHits(
  db: PrismaClient,
  rows: readonly HitRow[],
  faults: ReadonlyMap<number, string>,
): Promise<void> {
  if (rows.length === 0 && faults.size === 0) return;
  await db.$transaction(
    async (tx) => {
      await noteFaults(tx, faults);
      await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${COMMIT_LOCK})) as held`;
      const running = await keepRunning(tx, rows);
      await insertHits(tx, running);
      await addFields(tx, running);
    },
    { maxWait: 60_000, timeout: 5 * 60_000 },
  );
}

async function keepRunning(
  tx: Prisma.TransactionClient,
  rows: readonly HitRow[],
): Promise<readonly HitRow[]> {
  const versions = new Set(rows.map(({ versionId }) => versionId));
  const running = await tx.$queryRaw<{ versionId: number }[]>`
    select version_id as "versionId" from detection_rule
    where is_enabled and removed_at is null and version_id = any(${plainArray(versions)}::int4[])`;
  if (running.length === versions.size) return rows;
  if (running.length === 0) {
    throw new AppError("conflict", "The rule was changed or disabled while it was looked for.");
  }
  const kept = new Set(running.map(({ versionId }) => versionId));
  return rows.filter(({ versionId }) => kept.has(versionId));
}

async function addFields(tx: Prisma.TransactionClient, rows: readonly HitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update rule_hit h set fields = h.fields || b.fields
    from (${selectHits(rows)}) as b(rule_id, version_id, account_id, event_id, content_hash,
      event_time, outcome, shared_event_id, fields)
    where h.version_id = b.version_id and h.account_id = b.account_id
      and h.event_id = b.event_id and h.content_hash = b.content_hash
      and not h.fields @> b.fields`;
}
