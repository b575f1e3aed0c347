import type { Prisma } from "@/lib/db/generated/client";

/** How far something that reads hits has come. */
export interface HitState {
  /** Last number of `rule_hit` that it has seen. */
  readonly hitId: bigint;
  /** Time up to which windows were judged, UTC milliseconds. */
  readonly watermarkMs: number | null;
  /** The version that it was at work with; null for none. */
  readonly versionId: number | null;
}

export const NOTHING_SEEN: HitState = { hitId: 0n, watermarkMs: null, versionId: null };

/** What reads hits, by name; a name that is not there has seen nothing. */
export async function readHitStates(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
): Promise<ReadonlyMap<string, HitState>> {
  const rows = await tx.$queryRaw<(HitState & { name: string })[]>`
    select name, hit_id as "hitId", (detail ->> 'versionId')::int4 as "versionId",
      extract(epoch from watermark)::float8 * 1000 as "watermarkMs"
    from detector_state`;
  return new Map(rows.map(({ name, ...state }) => [name, state]));
}

/** Keeps how far it has come, in the transaction of what came of it. */
export async function writeHitState(
  tx: Prisma.TransactionClient,
  name: string,
  { hitId, watermarkMs, versionId }: HitState,
): Promise<void> {
  await tx.$executeRaw`
    insert into detector_state (name, hit_id, watermark, detail)
    values (${name}, ${hitId}, to_timestamp(${watermarkMs}::float8 / 1000),
      jsonb_build_object('versionId', ${versionId}::int4))
    on conflict (name) do update set hit_id = excluded.hit_id, watermark = excluded.watermark,
      detail = detector_state.detail || excluded.detail, updated_at = now()`;
}

/** Number of the newest hit that is committed; all before it are. */
export async function newestHit(tx: Pick<Prisma.TransactionClient, "$queryRaw">): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`
    select coalesce(max(id), 0) as id from rule_hit`;
  return row?.id ?? 0n;
}
