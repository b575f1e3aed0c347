import type { EventLink } from "@/lib/api/period-contract";
import { REGIONS } from "@/lib/cloudtrail/regions";
import { anyOf, hasAny, hasExactly } from "@/lib/events/query-conditions";
import type { Query } from "@/lib/search/ast";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";

/** Calls by which log files and digests stop to arrive in a bucket, or vanish from it (S3 API). */
export const BUCKET_CALLS = [
  "DeleteBucket",
  "PutBucketPolicy",
  "DeleteBucketPolicy",
  "PutBucketAcl",
  "PutBucketLifecycle",
  "PutBucketLifecycleConfiguration",
  "DeleteObject",
  "DeleteObjects",
] as const;

/**
 * Calls that can explain why digests or log files are missing or changed: those that stop or change
 * a trail, and those that change its bucket, what lies in it, or the key it is encrypted with
 * (CloudTrail user guide, "Validating CloudTrail log file integrity"; API names as they are logged).
 */
const EXPLAINING_CALLS = [
  "StopLogging",
  "StartLogging",
  "CreateTrail",
  "UpdateTrail",
  "DeleteTrail",
  "PutEventSelectors",
  "PutInsightSelectors",
  ...BUCKET_CALLS,
  "DeleteBucketLifecycle",
  "PutBucketVersioning",
  "PutBucketReplication",
  "PutBucketPublicAccessBlock",
  "DisableKey",
  "ScheduleKeyDeletion",
  "PutKeyPolicy",
] as const;

const HOUR_MS = 3_600_000;
const LONGEST_MARGIN_MS = 24 * HOUR_MS;

/**
 * The calls of some time that could explain what was found about it, with as much time on both
 * sides, an hour at least and a day at most. With an object, what its own data events say comes too.
 */
export function explainingCalls(
  fromMs: number,
  toMs: number,
  object: { readonly bucket: string; readonly key: string; readonly region: string } | null = null,
): EventLink {
  const marginMs = Math.min(LONGEST_MARGIN_MS, Math.max(HOUR_MS, toMs - fromMs));
  const calls = hasAny("event", EXPLAINING_CALLS);
  const q = printQuery(object === null ? calls : anyOf([calls, namesObject(object)]));
  return {
    q: q.length <= MAX_QUERY_LENGTH ? q : printQuery(calls),
    fromMs: fromMs - marginMs,
    toMs: toMs + marginMs,
  };
}

function namesObject({
  bucket,
  key,
  region,
}: {
  bucket: string;
  key: string;
  region: string;
}): Query {
  const partition = REGIONS.find(({ code }) => code === region)?.partition ?? "aws";
  return hasExactly("resource", `arn:${partition}:s3:::${bucket}/${key}`);
}
