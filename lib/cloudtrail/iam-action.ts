/**
 * Services whose IAM actions have another prefix than the first part of `eventSource`
 * (AWS: service authorization reference).
 */
const PREFIXES: Readonly<Record<string, string>> = {
  "amazonmq.amazonaws.com": "mq",
  "email.amazonaws.com": "ses",
  "metering-marketplace.amazonaws.com": "aws-marketplace",
  "models.lex.amazonaws.com": "lex",
  "monitoring.amazonaws.com": "cloudwatch",
  "runtime.lex.amazonaws.com": "lex",
  "runtime.sagemaker.amazonaws.com": "sagemaker",
  "tagging.amazonaws.com": "tag",
};

/** Prefixes that no source has as its own name. */
const SOURCES: Readonly<Record<string, string>> = {
  "aws-marketplace": "metering-marketplace.amazonaws.com",
  cloudwatch: "monitoring.amazonaws.com",
  mq: "amazonmq.amazonaws.com",
  tag: "tagging.amazonaws.com",
};

/**
 * Their events are no IAM actions: signing in needs no permission, and those of API Gateway are
 * permitted by HTTP verb and path.
 */
const WITHOUT_ACTIONS: ReadonlySet<string> = new Set([
  "signin.amazonaws.com",
  "apigateway.amazonaws.com",
]);

/** Events whose IAM action has another name (AWS: service authorization reference). */
const ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dynamodb: { TransactGetItems: "GetItem" },
  kms: { ReEncrypt: "ReEncryptFrom" },
  lambda: { Invoke: "InvokeFunction", InvokeWithResponseStream: "InvokeFunction" },
  s3: {
    CompleteMultipartUpload: "PutObject",
    CopyObject: "PutObject",
    CreateMultipartUpload: "PutObject",
    DeleteBucketCors: "PutBucketCORS",
    DeleteBucketEncryption: "PutEncryptionConfiguration",
    DeleteBucketLifecycle: "PutLifecycleConfiguration",
    DeleteBucketOwnershipControls: "PutBucketOwnershipControls",
    DeleteBucketPublicAccessBlock: "PutBucketPublicAccessBlock",
    DeleteBucketReplication: "PutReplicationConfiguration",
    DeleteBucketTagging: "PutBucketTagging",
    DeleteObjects: "DeleteObject",
    GetBucketAccelerateConfiguration: "GetAccelerateConfiguration",
    GetBucketAnalyticsConfiguration: "GetAnalyticsConfiguration",
    GetBucketEncryption: "GetEncryptionConfiguration",
    GetBucketInventoryConfiguration: "GetInventoryConfiguration",
    GetBucketLifecycle: "GetLifecycleConfiguration",
    GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
    GetBucketMetricsConfiguration: "GetMetricsConfiguration",
    GetBucketNotificationConfiguration: "GetBucketNotification",
    GetBucketReplication: "GetReplicationConfiguration",
    GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
    HeadBucket: "ListBucket",
    HeadObject: "GetObject",
    ListBuckets: "ListAllMyBuckets",
    ListMultipartUploads: "ListBucketMultipartUploads",
    ListObjects: "ListBucket",
    ListObjectsV2: "ListBucket",
    ListObjectVersions: "ListBucketVersions",
    ListParts: "ListMultipartUploadParts",
    PutBucketEncryption: "PutEncryptionConfiguration",
    PutBucketLifecycle: "PutLifecycleConfiguration",
    PutBucketLifecycleConfiguration: "PutLifecycleConfiguration",
    PutBucketNotificationConfiguration: "PutBucketNotification",
    PutBucketReplication: "PutReplicationConfiguration",
    SelectObjectContent: "GetObject",
    UploadPart: "PutObject",
    UploadPartCopy: "PutObject",
  },
};

/** Names that end with the version of their API: `GetFunction20150331v2`, `CreateDistribution2020_05_31`. */
const VERSIONED: Readonly<Record<string, RegExp>> = {
  cloudfront: /\d{4}_\d{2}_\d{2}$/,
  lambda: /\d{8}(?:v\d+)?$/,
};

/**
 * The prefix of a service in IAM, in lower case: what the table says, else the first part of the
 * source's name. Null for a source whose events are no IAM actions.
 */
export function iamPrefix(eventSource: string): string | null {
  const source = eventSource.toLowerCase();
  if (WITHOUT_ACTIONS.has(source)) return null;
  const known = Object.hasOwn(PREFIXES, source) ? PREFIXES[source] : undefined;
  return known ?? source.split(".", 1)[0] ?? source;
}

/** The IAM action that permits an event, `s3:ListBucket`: what the table says, else of the same name. */
export function iamAction(eventSource: string, eventName: string): string | null {
  const prefix = iamPrefix(eventSource);
  if (prefix === null) return null;
  const versioned = Object.hasOwn(VERSIONED, prefix) ? VERSIONED[prefix] : undefined;
  const name = versioned ? eventName.replace(versioned, "") : eventName;
  const renamed = Object.hasOwn(ACTIONS, prefix) ? (ACTIONS[prefix] ?? {}) : {};
  return `${prefix}:${Object.hasOwn(renamed, name) ? renamed[name] : name}`;
}

/** The usual `eventSource` of a service, by its prefix in IAM. */
export function sourceOfPrefix(prefix: string): string {
  return Object.hasOwn(SOURCES, prefix) ? (SOURCES[prefix] ?? prefix) : `${prefix}.amazonaws.com`;
}
