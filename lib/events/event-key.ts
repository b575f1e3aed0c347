import { eventIdentity } from "@/lib/db/event-identity";

/** How a link names one event. */
export interface EventKey {
  /** 32 hex digits, perhaps with hyphens. */
  readonly eventId: string;
  /** First hex digits of the content hash; empty when the link has only the eventID. */
  readonly contentPrefix: string;
}

/**
 * `eventID~hash`: the eventID as people know it, and enough of the content's hash to tell apart
 * records that claim the same id.
 */
export function printEventKey(eventId: string, contentHash: string): string {
  return `${eventId}~${contentHash.slice(0, 8)}`;
}

/** Reads a key, or a bare eventID of any form. */
export function parseEventKey(key: string): EventKey {
  const match = /^([0-9a-f-]{36})~([0-9a-f]{8})$/.exec(key);
  if (match) return { eventId: match[1] ?? "", contentPrefix: match[2] ?? "" };
  return { eventId: eventIdentity(key, ""), contentPrefix: "" };
}
