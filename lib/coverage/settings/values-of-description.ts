import type { AwsAnswer } from "@/lib/aws/ask-aws";
import type { BucketDescription } from "@/lib/aws/describe-bucket";
import type { TrailDescription } from "@/lib/aws/describe-trail";
import type { ListedTrail } from "@/lib/aws/list-trails";
import { readSelection } from "./event-selection";
import { lifecycleOf } from "./lifecycle-of";
import { readTrailValues, type TrailSettings, type TrailValueName } from "./trail-values";

/** What AWS answered about one trail and its bucket. */
export interface AnsweredTrail {
  readonly trail: ListedTrail;
  readonly description: TrailDescription;
  /** Null for a trail that names none. */
  readonly bucket: BucketDescription | null;
}

/** The answers of AWS as values, and of those that are missing, why. */
export function valuesOfDescription({
  trail,
  description,
  bucket,
}: AnsweredTrail): Omit<TrailSettings, "askedWith"> {
  const refusals: TrailSettings["refusals"] = {};
  const told = <Value>(answer: AwsAnswer<Value> | undefined, ...names: TrailValueName[]) => {
    if (answer?.ok !== false) return answer?.value;
    for (const name of names) refusals[name] = answer.problem;
    return undefined;
  };
  const state = told(description.status, ...STATUS_VALUES);
  const given = told(description.selectors, "selection");
  const versioning = told(bucket?.versioning, "versioning", "mfaDelete");
  const rules = told(bucket?.lifecycle, "lifecycle");
  const values = readTrailValues({
    bucket: trail.S3BucketName,
    multiRegion: trail.IsMultiRegionTrail,
    globalEvents: trail.IncludeGlobalServiceEvents,
    validation: trail.LogFileValidationEnabled,
    organization: trail.IsOrganizationTrail,
    // In an answer of AWS a key or group that is not there is not set (API Trail).
    kmsKey: trail.KmsKeyId ?? null,
    logGroup: trail.CloudWatchLogsLogGroupArn ?? null,
    logging: state?.IsLogging,
    delivery: state && deliveryOf(state.LatestDeliveryTime, state.LatestDeliveryError),
    digestDelivery:
      state && deliveryOf(state.LatestDigestDeliveryTime, state.LatestDigestDeliveryError),
    logGroupDelivery:
      state &&
      deliveryOf(state.LatestCloudWatchLogsDeliveryTime, state.LatestCloudWatchLogsDeliveryError),
    selection:
      (given && readSelection(given.eventSelectors, given.advancedEventSelectors)) ?? undefined,
    insights: told(description.insights, "insights"),
    versioning: versioning?.state,
    mfaDelete: versioning?.mfaDelete,
    publicAccessBlock: told(bucket?.publicAccessBlock, "publicAccessBlock"),
    isPolicyPublic: told(bucket?.isPolicyPublic, "isPolicyPublic"),
    lifecycle: rules && lifecycleOf(rules, trail.S3KeyPrefix ?? ""),
  });
  return { values, refusals };
}

const STATUS_VALUES = ["logging", "delivery", "digestDelivery", "logGroupDelivery"] as const;

function deliveryOf(latest: Date | undefined, error: string | undefined) {
  return { latestMs: latest?.getTime() ?? null, error: error || null };
}
