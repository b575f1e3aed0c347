import { flagBits } from "@/lib/cloudtrail/flags";
import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { valueTerm } from "@/lib/search/index-term";
import type { EventBatch } from "./event-batch";

const CONFLICT_BIT = flagBits(["id-conflict"]);

/**
 * Flags every event whose account and eventID another event has with different content: both are
 * kept, since a planted record must not hide the real one. Runs under the commit lock, where all
 * other writers' events are visible.
 */
export async function markConflicts(
  tx: Prisma.TransactionClient,
  batch: Pick<EventBatch, "eventIds" | "contentHashes"> & {
    readonly ids: Pick<EventBatch["ids"], "account">;
  },
): Promise<void> {
  if (batch.eventIds.length === 0) return;
  const marked = await tx.$executeRaw`
    insert into event_conflict (account_id, event_id, content_hash, event_time)
    select distinct e.account_id, e.event_id, both_sides.content_hash, both_sides.event_time
    from unnest(${plainArray(batch.ids.account)}::int4[], ${plainArray(batch.eventIds)}::uuid[],
      ${plainArray(batch.contentHashes)}::uuid[]) as b(account_id, event_id, content_hash)
    join event e on e.account_id = b.account_id and e.event_id = b.event_id
      and e.content_hash <> b.content_hash
    join event both_sides on both_sides.account_id = b.account_id and both_sides.event_id = b.event_id
    on conflict do nothing`;
  if (marked === 0) return;
  const term = valueTerm("flag", "id-conflict");
  await tx.$executeRaw`
    update event e
    set flags = flags | ${CONFLICT_BIT}::int4, terms = terms || ${plainArray([term])}::bigint[]
    from event_conflict c
    where c.event_id = any(${plainArray(batch.eventIds)}::uuid[])
      and e.account_id = c.account_id and e.event_id = c.event_id
      and e.content_hash = c.content_hash and e.event_time = c.event_time
      and e.flags & ${CONFLICT_BIT}::int4 = 0`;
}
