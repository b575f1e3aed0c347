import type { EventRow } from "@/lib/api/contract";

/** What was known when the list was loaded before. */
export interface ArrivalsSince {
  readonly asof: number;
}

/** How an event came after a watermark: as news, or delivered late, as the server counts it. */
export type ArrivalMark = "new" | "late" | null;

/** The mark of an event; null for one that was known, and when nothing was known before. */
export function arrivalMark(
  { ingestSeq, late }: Pick<EventRow, "ingestSeq" | "late">,
  since: ArrivalsSince | null,
): ArrivalMark {
  if (since === null || ingestSeq <= since.asof) return null;
  return late === true ? "late" : "new";
}
