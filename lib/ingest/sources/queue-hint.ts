import { z } from "zod";

/** An object that a message says was written. A hint: only a listing tells what is there. */
export interface QueueHint {
  readonly bucket: string;
  readonly key: string;
}

export interface QueueMessage {
  readonly hints: readonly QueueHint[];
  /** What in the message could not be used, in plain words without its text; empty when all was. */
  readonly problems: readonly string[];
}

const DEEPEST_WRAPPING = 2;
const CREATED = /^(s3:)?ObjectCreated:/;

const s3Record = z.object({
  eventSource: z.literal("aws:s3"),
  eventName: z.string(),
  s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});
const bridgeEvent = z.object({
  "detail-type": z.literal("Object Created"),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string() }),
  }),
});
const trailMessage = z.object({ s3Bucket: z.string(), s3ObjectKey: z.array(z.string()) });
const snsEnvelope = z.object({ Type: z.literal("Notification"), Message: z.string() });

/**
 * Reads the body of one SQS message in any of the forms that announce log files: S3 event
 * notifications (all their records), the same wrapped by SNS, EventBridge "Object Created",
 * CloudTrail's own SNS message `{s3Bucket, s3ObjectKey: […]}`, and `s3:TestEvent` (nothing to do).
 * Keys in S3 notifications are form-encoded (Amazon S3: "Event message structure"); those of
 * EventBridge and CloudTrail are literal. Objects of buckets other than `bucket` are reported, not
 * followed: anybody may be allowed to send to a queue. Never throws.
 */
export function readQueueMessage(body: string, bucket: string): QueueMessage {
  const problems: string[] = [];
  const hints: QueueHint[] = [];
  for (const found of readValue(parse(body), 0)) {
    if (typeof found === "string") problems.push(found);
    else if (found.bucket !== bucket)
      problems.push("The message names an object of another bucket.");
    else hints.push(found);
  }
  return { hints, problems };
}

function* readValue(value: unknown, depth: number): Generator<QueueHint | string> {
  const sns = snsEnvelope.safeParse(value);
  const trail = trailMessage.safeParse(value);
  const bridge = bridgeEvent.safeParse(value);
  if (sns.success && depth < DEEPEST_WRAPPING) {
    yield* readValue(parse(sns.data.Message), depth + 1);
  } else if (trail.success) {
    for (const key of trail.data.s3ObjectKey) yield { bucket: trail.data.s3Bucket, key };
  } else if (bridge.success) {
    yield { bucket: bridge.data.detail.bucket.name, key: bridge.data.detail.object.key };
  } else if (isObject(value) && Array.isArray(value.Records)) {
    for (const record of value.Records) yield* readS3Record(record);
  } else if (!(isObject(value) && value.Event === "s3:TestEvent")) {
    yield "The message has none of the known forms.";
  }
}

function* readS3Record(value: unknown): Generator<QueueHint | string> {
  const record = s3Record.safeParse(value);
  if (!record.success) {
    yield "A record of the message is no S3 notification.";
    return;
  }
  if (!CREATED.test(record.data.eventName)) return;
  const { bucket, object } = record.data.s3;
  const key = decodeFormKey(object.key);
  yield key === null
    ? "A key in the message is not encoded properly."
    : { bucket: bucket.name, key };
}

/** Plus signs are blanks, then percent escapes, once: a key that holds `%2B` itself stays so. */
function decodeFormKey(key: string): string | null {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
