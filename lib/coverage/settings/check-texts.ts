import type { TrailCheckId } from "@/lib/api/trail-contract";

const CLOUDTRAIL = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/";
const S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/";

/** What each check is called, why it matters, and the page of AWS's documentation about it. */
export const CHECK_TEXTS: Readonly<
  Record<TrailCheckId, { readonly title: string; readonly why: string; readonly awsPage: string }>
> = {
  logging: {
    title: "Logging",
    why: "A trail that was stopped records nothing. Stopping it is what intruders do first.",
    awsPage: `${CLOUDTRAIL}cloudtrail-turning-off-logging.html`,
  },
  "multi-region": {
    title: "All Regions",
    why: "A trail of one Region does not see what somebody starts in a Region that nobody uses.",
    awsPage: `${CLOUDTRAIL}receive-cloudtrail-log-files-from-multiple-regions.html`,
  },
  "global-events": {
    title: "Global services",
    why: "Events of IAM, STS and CloudFront are those in which accounts are taken over.",
    awsPage: `${CLOUDTRAIL}cloudtrail-concepts.html#cloudtrail-concepts-global-service-events`,
  },
  "management-events": {
    title: "Management events",
    why: "Reads show how somebody looks around, writes what was changed. What is left out is not seen.",
    awsPage: `${CLOUDTRAIL}logging-management-events-with-cloudtrail.html`,
  },
  "data-events": {
    title: "Data events",
    why: "Reading objects, calling functions and asking tables are data events: without them nobody can say what was taken.",
    awsPage: `${CLOUDTRAIL}logging-data-events-with-cloudtrail.html`,
  },
  insights: {
    title: "Insights",
    why: "CloudTrail itself tells of unusual rates of calls and errors.",
    awsPage: `${CLOUDTRAIL}logging-insights-events-with-cloudtrail.html`,
  },
  validation: {
    title: "Log file validation",
    why: "Only signed digests prove that no log file was changed, removed or added.",
    awsPage: `${CLOUDTRAIL}cloudtrail-log-file-validation-intro.html`,
  },
  "digest-delivery": {
    title: "Delivery of digests",
    why: "A digest that does not arrive leaves an hour without proof.",
    awsPage: `${CLOUDTRAIL}cloudtrail-log-file-validation-digest-file-structure.html`,
  },
  delivery: {
    title: "Delivery of log files",
    why: "When the bucket refuses CloudTrail, events are kept back for a while and then lost.",
    awsPage: `${CLOUDTRAIL}create-s3-bucket-policy-for-cloudtrail.html`,
  },
  encryption: {
    title: "Encryption with a KMS key",
    why: "With a key of one's own, reading log files needs a second permission, and each use is recorded.",
    awsPage: `${CLOUDTRAIL}encrypting-cloudtrail-log-files-with-aws-kms.html`,
  },
  "log-group": {
    title: "Delivery to CloudWatch Logs",
    why: "Alarms within minutes, and a second copy that a deleted bucket does not take along.",
    awsPage: `${CLOUDTRAIL}send-cloudtrail-events-to-cloudwatch-logs.html`,
  },
  organization: {
    title: "Trail of the organization",
    why: "Member accounts cannot stop or change it, and new accounts are in it from the start.",
    awsPage: `${CLOUDTRAIL}creating-trail-organization.html`,
  },
  "bucket-versioning": {
    title: "Versioning of the bucket",
    why: "Without versions, a log file that is overwritten or deleted is gone.",
    awsPage: `${S3}Versioning.html`,
  },
  "bucket-mfa-delete": {
    title: "MFA delete of the bucket",
    why: "Old versions can then be deleted only with the second factor of the root user.",
    awsPage: `${S3}MultiFactorAuthenticationDelete.html`,
  },
  "bucket-public-access": {
    title: "Public access of the bucket",
    why: "Log files show accounts, roles, addresses and names of resources to whoever can read them.",
    awsPage: `${S3}access-control-block-public-access.html`,
  },
  "bucket-policy": {
    title: "Policy of the bucket",
    why: "A policy that S3 calls public lets strangers read or write log files.",
    awsPage: `${S3}access-control-block-public-access.html#access-control-block-public-access-policy-status`,
  },
  "bucket-lifecycle": {
    title: "Lifecycle of the bucket",
    why: "Rules delete log files and digests silently: what is deleted can be neither read nor proven.",
    awsPage: `${S3}object-lifecycle-mgmt.html`,
  },
};
