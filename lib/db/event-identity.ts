import { createHash, hash } from "node:crypto";
import { isEventId } from "@/lib/cloudtrail/event-id";

/** First 128 bits of the SHA-256 of a record's bytes, as 32 hex digits. */
export function contentHash(record: Uint8Array): string {
  return hash("sha256", record, "hex").slice(0, 32);
}

/**
 * The 128 bits an event is known by: its eventID when that is a UUID. Any other text is hashed
 * without regard to case, as UUIDs are compared, and
 * a record without an id is known by its content, so that it too is counted once.
 */
export function eventIdentity(eventId: string | null, content: string): string {
  if (eventId === null) return content;
  if (isEventId(eventId)) return eventId;
  return createHash("sha256")
    .update(`eventID\0${eventId.toLowerCase()}`)
    .digest("hex")
    .slice(0, 32);
}
