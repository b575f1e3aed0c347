import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { PARTITION_LOCK } from "@/lib/db/locks";

/** First month that has a partition of its own; earlier records lie together. */
const FIRST_MONTH_MS = Date.UTC(2006, 0);

/**
 * Makes the partitions of the months that the times lie in. Times from the month after next on
 * share the future's partition: a forged date must not make tables.
 * @param known months (first millisecond) already made; it is added to
 */
export async function ensurePartitions(
  db: Pick<Prisma.TransactionClient, "$executeRaw">,
  timesMs: Iterable<number>,
  known: Set<number>,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  const endMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2);
  const wanted = new Set<number>();
  for (const timeMs of timesMs) {
    if (timeMs < FIRST_MONTH_MS || timeMs >= endMs) continue;
    const time = new Date(timeMs);
    const monthMs = Date.UTC(time.getUTCFullYear(), time.getUTCMonth());
    if (!known.has(monthMs)) wanted.add(monthMs);
  }
  if (wanted.size === 0) return;
  await db.$executeRaw`
    with held as materialized (select pg_advisory_xact_lock(${PARTITION_LOCK}))
    select ensure_partition(to_timestamp(month / 1000))
    from held, unnest(${plainArray(wanted)}::float8[]) as b(month)`;
  for (const monthMs of wanted) known.add(monthMs);
}
