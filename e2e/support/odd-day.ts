import { type LogFiles, logName, record } from "./logs";

const DAY_MS = 86_400_000;
const ODD_DAY_MS = Date.parse("2026-09-21T00:00:00Z");
const HOME = "111122223333";
const OTHER = "222233334444";
export const ALICE_KEY = "AKIAEXAMPLEALICE0001";

/** A Region's name as only an attacker would write it. */
export const HOSTILE_REGION = "<img src=x onerror=alert(1)>";
/** The odd day with the week before: the weeks before that are known well enough to compare with. */
export const PERIOD = "from=2026-09-14&to=2026-09-22";
/** All that is indexed. Nothing is known of the time before. */
export const ALL_TIME = "from=2026-08-24&to=2026-09-22";

const at = (hour: number, minute = 0) => ({
  eventTime: text(ODD_DAY_MS + (hour * 60 + minute) * 60_000),
});
const call = (service: string, eventName: string, awsRegion: string) => ({
  ...{ eventSource: `${service}.amazonaws.com`, eventName, awsRegion, eventType: "AwsApiCall" },
  ...{
    responseElements: null,
    userAgent: "aws-cli/2.27.41",
    readOnly: /^(Get|List)/.test(eventName),
  },
});
const denied = { errorCode: "AccessDenied", errorMessage: "not authorized" };
const user = (userName: string, more = {}) => ({
  userIdentity: {
    ...{ type: "IAMUser", principalId: `AIDA${userName.toUpperCase()}`, userName, accountId: HOME },
    arn: `arn:aws:iam::${HOME}:user/${userName}`,
    ...more,
  },
});
const alice = user("alice", { accessKeyId: ALICE_KEY });
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

/** A role taken from another, and what is signed with the key that was handed out. */
function takeRole(name: string, account: string, startTime: string) {
  const principalId = `AROA${name.toUpperCase()}EXAMPLE:night`;
  const arn = `arn:aws:sts::${account}:assumed-role/${name}/night`;
  const accessKeyId = `ASIA${name.toUpperCase()}EXAMPLE0001`;
  const roleArn = `arn:aws:iam::${account}:role/${name}`;
  return {
    taking: {
      ...call("sts", "AssumeRole", "eu-west-1"),
      requestParameters: { roleArn, roleSessionName: "night" },
      responseElements: {
        credentials: { accessKeyId },
        assumedRoleUser: { assumedRoleId: principalId, arn },
      },
    },
    taken: {
      userIdentity: {
        ...{ type: "AssumedRole", principalId, arn, accountId: account, accessKeyId },
        sessionContext: {
          sessionIssuer: {
            ...{ type: "Role", principalId: principalId.split(":")[0], arn: roleArn },
            ...{ accountId: account, userName: name },
          },
          attributes: { creationDate: startTime, mfaAuthenticated: "false" },
        },
      },
      recipientAccountId: account,
      sourceIPAddress: "203.0.113.9",
    },
  };
}
const deploy = takeRole("deploy", HOME, at(2).eventTime);
const ops = takeRole("ops", OTHER, at(3).eventTime);

/**
 * 28 days on which alice reads and writes in eu-west-1, and on the first of them 104 workers once
 * each. On the 29th she takes the role deploy, which starts machines in sa-east-1 for the first
 * time and goes on to the role ops of another account; root signs in without MFA; mallory is
 * refused twelve times within an hour and names a Region that does not exist.
 */
export const ODD_DAY: LogFiles = {
  ...Object.fromEntries(
    Array.from({ length: 28 }, (_, day) => {
      const startMs = ODD_DAY_MS - (28 - day) * DAY_MS;
      const time = (hour: number) => ({ eventTime: text(startMs + hour * 3_600_000) });
      return [
        logName("q", { time: `${text(startMs).slice(0, 11)}10:05Z` }),
        [
          record(1000 + day, { ...alice, ...time(9), ...call("s3", "GetObject", "eu-west-1") }),
          record(2000 + day, { ...alice, ...time(10), ...call("s3", "PutObject", "eu-west-1") }),
        ],
      ];
    }),
  ),
  [logName("w", { time: "2026-08-24T12:05Z" })]: many(104, (index) =>
    record(3000 + index, {
      ...user(`worker-${String(index).padStart(3, "0")}`),
      ...{ ...call("sqs", "SendMessage", "eu-west-1"), eventTime: "2026-08-24T12:00:00Z" },
    }),
  ),
  // A delivery without events: the Region is covered, and nothing happened there.
  [logName("n", { region: "ca-central-1", time: "2026-09-20T10:05Z" })]: [],
  [logName("a")]: [
    record(1, { ...alice, ...at(2), ...deploy.taking }),
    record(2, { ...alice, ...at(1), ...call("kms", "Decrypt", "eu-west-1"), ...denied }),
    record(3, {
      ...{ ...alice, ...at(4), ...call("s3", "PutObject", "eu-west-1") },
      requestParameters: { bucketName: "exports", key: "a.csv" },
      resources: [{ type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::exports", accountId: HOME }],
    }),
    record(4, { ...deploy.taken, ...at(3), ...ops.taking }),
  ],
  [logName("b", { region: "sa-east-1" })]: many(6, (index) =>
    record(100 + index, {
      ...{ ...deploy.taken, ...at(2, 10 + index), ...call("ec2", "RunInstances", "sa-east-1") },
      ...(index === 5 && denied),
    }),
  ),
  [logName("c", { region: "us-east-1" })]: [
    ...many(3, (index) =>
      record(200 + index, {
        ...{ ...deploy.taken, ...at(2, 30 + index), ...call("iam", "CreateUser", "us-east-1") },
      }),
    ),
    record(210, { ...alice, ...at(2, 40), ...call("sqs", "SendMessage", "us-east-1") }),
    record(220, {
      userIdentity: {
        ...{ type: "Root", principalId: HOME, accountId: HOME },
        arn: `arn:aws:iam::${HOME}:root`,
      },
      ...{ ...at(5), awsRegion: "us-east-1", additionalEventData: { MFAUsed: "No" } },
    }),
  ],
  [logName("d", { account: OTHER, region: "us-east-1" })]: many(2, (index) =>
    record(300 + index, {
      ...{ ...ops.taken, ...at(3, 10 + index), ...call("ssm", "GetParameter", "us-east-1") },
    }),
  ),
  [logName("e")]: [
    ...many(12, (index) =>
      record(400 + index, {
        ...{ ...user("mallory"), ...at(4, index), ...call("s3", "ListBuckets", "eu-west-1") },
        ...denied,
      }),
    ),
    record(420, { ...user("mallory"), ...at(4, 30), ...call("s3", "GetObject", HOSTILE_REGION) }),
  ],
};

function text(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(".000", "");
}
