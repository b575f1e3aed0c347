import { shownText } from "@/lib/events/shown-value";
import { shortenMiddle } from "@/lib/format/shorten";

const LENGTH = 60;

/** A recorded value as a sentence may hold it: callers write some as long and as secret as they like. */
export function shownName(value: string): string {
  return shortenMiddle(shownText(value), LENGTH);
}
