import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { flagNames } from "@/lib/cloudtrail/flags";
import { toEvent } from "@/lib/cloudtrail/to-event";
import type { StoredEvent } from "./event-rows";
import type { RawRecord } from "./read-records";

/**
 * An event read again from its record, with the flags of the index: it knows of contradictions
 * that no record shows.
 */
export function indexedEvent(
  stored: StoredEvent,
  record: Pick<RawRecord, "text" | "value">,
): CloudTrailEvent {
  return { ...toEvent(record.value, record.text), flags: flagNames(stored.flags) };
}
