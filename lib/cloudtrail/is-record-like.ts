import { isJsonObject } from "./read-field";

const SIGNS: readonly string[] = [
  "eventVersion",
  "eventTime",
  "eventSource",
  "eventName",
  "eventID",
  "eventId",
  "eventType",
  "eventCategory",
  "awsRegion",
  "userIdentity",
  "recipientAccountId",
  "insightDetails",
  "timeWindow",
];

/**
 * True when a JSON value is plausibly a CloudTrail record: an object with at least two of the
 * names CloudTrail records have. S3 event notifications share half of those names and are told
 * apart by their `aws:` event source (Amazon S3: event message structure).
 */
export function isRecordLike(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const source = value.eventSource;
  if (typeof source === "string" && source.startsWith("aws:")) return false;
  let signs = 0;
  for (const name of SIGNS) {
    if (Object.hasOwn(value, name)) signs += 1;
    if (signs === 2) return true;
  }
  return false;
}
