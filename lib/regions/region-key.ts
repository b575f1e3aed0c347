import { shownText } from "@/lib/events/shown-value";
import { valueCondition } from "@/lib/search/value-condition";

/** A Region as a row: texts that the query language compares as one are one Region. */
export interface RegionKey {
  /** Folded text; empty for records without a Region. */
  readonly id: string;
  /** As first met, secrets masked; null for records without a Region. */
  readonly region: string | null;
  readonly q: string;
}

/** @param stored as the dictionary holds it: empty for "the record does not say" */
export function regionKey(stored: string): RegionKey {
  const region = stored === "" ? null : shownText(stored);
  return { id: (region ?? "").toLowerCase(), region, q: valueCondition("region", region) };
}
