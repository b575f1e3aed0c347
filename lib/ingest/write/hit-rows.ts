import type { HitRow } from "@/lib/detections/rules/insert-hits";
import type { EventBatch } from "./event-batch";

/** The hits of a batch. A copy of an event is no new hit. */
export function hitRows(batch: EventBatch, isCopy: (row: number) => boolean): HitRow[] {
  return batch.hits.flatMap(({ row, hit }) => {
    if (isCopy(row)) return [];
    const timeMs = batch.timesMs[row] ?? Number.NEGATIVE_INFINITY;
    return {
      ...hit,
      accountId: batch.ids.account[row] ?? 0,
      eventId: batch.eventIds[row] ?? "",
      contentHash: batch.contentHashes[row] ?? "",
      timeMs: Number.isFinite(timeMs) ? timeMs : null,
    };
  });
}
