/** How much of a body tells its format. */
export const NAMING_BYTES = 4096;

/** First bytes of formats that end up in the same buckets and folders, told by their magic number. */
const MAGIC: readonly (readonly [string, string])[] = [
  ["\x89PNG", "a PNG image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["%PDF-", "a PDF document"],
  ["PK\x03\x04", "a zip archive"],
  ["\x1f\x8b", "gzip inside gzip"],
  ["PAR1", "a Parquet file"],
  ["Obj\x01", "an Avro file"],
  ["ORC", "an ORC file"],
  ["SQLite format 3", "a SQLite database"],
  ["\x7fELF", "a program"],
];

/** What a text says about itself within its first bytes. Other AWS logs share the log bucket. */
const TEXT: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(!doctype html|html)/i, "an HTML page"],
  [/^\s*<(\?xml|[a-z])/i, "an XML document"],
  [/"configurationItems"|"configSnapshotId"/, "an AWS Config snapshot or history"],
  [/"s3":\s*\{\s*"s3SchemaVersion"/, "a notification of S3"],
  [/"logGroup"|"logEvents"/, "CloudWatch Logs of something other than CloudTrail"],
  [/"detail-type"/, "EventBridge events of something other than CloudTrail"],
  [/"(firewall_name|httpRequest)"/, "a firewall log"],
  [/"ProductArn"/, "Security Hub findings"],
  [/^version (account-id|vpc-id)|^\d+ \d{12} eni-[0-9a-f]+ /, "a VPC flow log"],
  [/^(https?|h2|wss?|grpcs?|tls) \d{4}-\d\d-\d\dT\S+ \S+/, "a load balancer access log"],
  [/^\d{4}-\d\d-\d\dT\S+ \S+ \d+\.\d+\.\d+\.\d+:\d+ /, "a classic load balancer access log"],
  [/^#Version: 1\.0\s+#Fields:/, "a CloudFront access log"],
  [/^[0-9a-f]{64} \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:/, "an S3 server access log"],
];

/**
 * What a body that is no CloudTrail log seems to be, for the sentence a person reads: for example
 * "a VPC flow log". Null when nothing gives it away. Only the first 4 KiB are looked at.
 */
export function nameFormat(bytes: Buffer): string | null {
  const start = bytes.toString("latin1", 0, NAMING_BYTES);
  return (
    MAGIC.find(([magic]) => start.startsWith(magic))?.[1] ??
    TEXT.find(([pattern]) => pattern.test(start))?.[1] ??
    null
  );
}
