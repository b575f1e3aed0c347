/** Services whose lists tell an intruder what there is: identities, secrets, data, machines, logs. */
export const SENSITIVE_SOURCES: readonly string[] = [
  "access-analyzer",
  "cloudtrail",
  "config",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "eks",
  "guardduty",
  "iam",
  "kms",
  "lambda",
  "organizations",
  "rds",
  "redshift",
  "route53",
  "s3",
  "secretsmanager",
  "securityhub",
  "servicequotas",
  "ses",
  "sns",
  "sqs",
  "ssm",
  "sso",
  "sts",
].map((service) => `${service}.amazonaws.com`);

/** Names of calls that read, as a Postgres pattern. Reading an object or a row is no look around. */
export const SENSITIVE_NAMES =
  "^(List|Describe|BatchGet|Lookup|Simulate|GenerateCredentialReport|Get(?!Object|Item|Records|CallerIdentity|SessionToken))";
