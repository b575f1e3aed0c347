import { flagNames } from "@/lib/cloudtrail/flags";
import { toEvent } from "@/lib/cloudtrail/to-event";
import type { EventFiles, IndexedEvent } from "@/lib/search/field";
import type { StoredEvent } from "./event-rows";
import type { RawRecord } from "./read-records";

/**
 * An event read again from its record, with the flags of the index: it knows of contradictions
 * that no record shows. So it is with its log files, where they were looked up.
 */
export function indexedEvent(
  stored: StoredEvent,
  record: Pick<RawRecord, "text" | "value">,
  files?: EventFiles,
): IndexedEvent {
  const event = { ...toEvent(record.value, record.text), flags: flagNames(stored.flags) };
  return files ? { ...event, files } : event;
}
