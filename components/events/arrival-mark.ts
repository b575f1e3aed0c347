import type { EventRow } from "@/lib/api/contract";

/** What was known when the list was loaded before. */
export interface ArrivalsSince {
  readonly asof: number;
  /** Time of the newest event then; null when there was none. */
  readonly newestMs: number | null;
}

/** How an event came after a watermark: as news, or late, behind newer ones that were known. */
export type ArrivalMark = "new" | "late" | null;

/** The mark of an event; null for one that was known, and when nothing was known before. */
export function arrivalMark(
  { ingestSeq, timeMs }: Pick<EventRow, "ingestSeq" | "timeMs">,
  since: ArrivalsSince | null,
): ArrivalMark {
  if (since === null || ingestSeq <= since.asof) return null;
  return timeMs === null || since.newestMs === null || timeMs > since.newestMs ? "new" : "late";
}
