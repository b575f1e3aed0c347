import { formatCount, formatCounted } from "@/lib/format/count";
import { isEvent } from "./is-event";
import type { ShownListing } from "./use-shown-listing";

/**
 * How much of a list is loaded: `100 of 2,000 events loaded, around one event`. Nothing while none
 * is found and there may be some.
 * @param known rows that are loaded
 * @param total rows in all, where they have been counted
 */
export function loadedWords(
  known: number,
  total: number | undefined,
  shown: Pick<ShownListing, "place" | "page"> | null,
): string {
  if (known === 0) return total === 0 ? "No events" : "";
  const loaded = total === undefined ? known : Math.min(known, total);
  const of = total === undefined ? "" : ` of ${formatCounted(total, "event")}`;
  const count = total === undefined ? formatCounted(loaded, "event") : formatCount(loaded);
  const place = shown?.place ?? null;
  if (place !== null && "at" in place) return `The last ${count}${of} loaded`;
  const around = place !== null && "around" in place && known !== total ? place.around : null;
  // The event that was asked for may not be among those that the search finds.
  const isAround = shown?.page.rows.some(({ key }) => isEvent(key, around)) === true;
  return `${count}${of} loaded${isAround ? ", around one event" : ""}`;
}
