import { iamId } from "./identifier";
import type { Place } from "./organization";
import type { Stage } from "./stage";
import { isoSecond } from "./timestamp";

const WINDOW_MS = 300_000;
const INSIGHTS = [
  ["ec2", "RunInstances", "ApiCallRateInsight"],
  ["iam", "GetRolePolicy", "ApiErrorRateInsight"],
  ["ssm", "GetParameter", "ApiCallRateInsight"],
] as const;

/** Start or End of one insight; both carry one sharedEventID (user guide, Insights event fields). */
function emitInsight(stage: Stage, place: Place, timeMs: number, number: number): void {
  const { account, region } = place;
  const pair = Math.floor(number / 2);
  const [service, name, type] = INSIGHTS[pair % INSIGHTS.length] ?? INSIGHTS[0];
  const arn = `arn:aws:sts::${account.id}:assumed-role/ci-deploy/GitHubActions`;
  const code = type === "ApiErrorRateInsight" ? '"errorCode":"AccessDenied",' : "";
  const attribution = (attribute: string, value: string): string =>
    `{"attribute":"${attribute}","insight":[{"value":"${value}","average":5.4}],"baseline":[{"value":"${value}","average":0.0121}]}`;
  const json = `{"eventVersion":"1.08","eventTime":"${isoSecond(timeMs - (timeMs % 60_000))}","awsRegion":"${region}","eventID":"${stage.random.uuid()}","eventType":"AwsCloudTrailInsight","recipientAccountId":"${account.id}","sharedEventID":"${stage.organization.random.fork(`insight/${pair}`).uuid()}","insightDetails":{"state":"${number % 2 === 0 ? "Start" : "End"}","eventSource":"${service}.amazonaws.com","eventName":"${name}","insightType":"${type}",${code}"insightContext":{"statistics":{"baseline":{"average":0.0121},"insight":{"average":5.4},"insightDuration":6,"baselineDuration":10080},"attributions":[${attribution("userIdentityArn", arn)},${attribution("userAgent", "aws-sdk-go-v2")},${attribution("errorCode", "null")}]}},"eventCategory":"Insight"}`;
  stage.emit(account, region, "CloudTrail-Insight", timeMs, json);
}

/** A call refused or let through by a VPC endpoint's policy (user guide, network activity events). */
function emitNetworkActivity(stage: Stage, place: Place, timeMs: number): void {
  const { random } = stage;
  const { account, region } = place;
  const denied = random.chance(0.4);
  const [service, name] = random.pick([
    ["kms", "Decrypt"],
    ["s3", "GetObject"],
    ["secretsmanager", "GetSecretValue"],
    ["ec2", "DescribeInstances"],
  ]);
  const issuer = `arn:aws:iam::${account.id}:role/checkout-node`;
  const roleId = iamId("AROA", stage.organization.random.fork(`role/${account.id}/checkout-node`));
  const identity = denied
    ? `{"type":"AWSAccount","principalId":"${iamId("AKIA", random)}","accountId":"999900001111"}`
    : `{"type":"AssumedRole","principalId":"${roleId}:i-0c0ffee0c0ffee01","arn":"arn:aws:sts::${account.id}:assumed-role/checkout-node/i-0c0ffee0c0ffee01","accountId":"${account.id}","accessKeyId":"${iamId("ASIA", random)}","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"${roleId}","arn":"${issuer}","accountId":"${account.id}","userName":"checkout-node"},"attributes":{"creationDate":"${isoSecond(timeMs - 900_000)}","mfaAuthenticated":"false"}}}`;
  const failure = denied
    ? '"errorCode":"VpceAccessDenied","errorMessage":"The request was denied due to a VPC endpoint policy",'
    : "";
  const json = `{"eventVersion":"1.11","userIdentity":${identity},"eventTime":"${isoSecond(timeMs)}","eventSource":"${service}.amazonaws.com","eventName":"${name}","awsRegion":"${region}","sourceIPAddress":"10.0.${random.below(8)}.${1 + random.below(250)}",${failure}"requestID":"${random.uuid()}","eventID":"${random.uuid()}","eventType":"AwsVpceEvent","recipientAccountId":"${account.id}","sharedEventID":"${random.uuid()}","vpcEndpointId":"vpce-0${account.id.slice(0, 8)}ab12cd3","vpcEndpointAccountId":"${account.id}","eventCategory":"NetworkActivity"}`;
  stage.emit(account, region, "CloudTrail-NetworkActivity", timeMs, json);
}

/** Five minutes of S3 data events as one summary (user guide, aggregated events; eventId is spelt so). */
function emitAggregated(stage: Stage, place: Place, timeMs: number): void {
  const { random } = stage;
  const { account, region } = place;
  const startMs = timeMs - (timeMs % WINDOW_MS) - WINDOW_MS;
  const bucket = `arn:aws:s3:::larkfield-${account.name}-checkout-${region}`;
  const reads = 50 + random.below(900);
  const statistic = (dimension: string, rows: readonly (readonly [string, number])[]): string =>
    `{"dimension":"${dimension}","statistics":[${rows.map(([name, value]) => `{"name":"${name}","value":${value}}`).join(",")}],"aggregationType":"Count"}`;
  const [primary, details] = random.pick([
    [statistic("eventName", [["GetObject", reads]]), [statistic("resourceARN", [[bucket, reads]])]],
    [
      statistic("resourceARN", [[bucket, reads]]),
      [
        statistic("eventName", [
          ["GetObject", reads - 9],
          ["PutObject", 9],
        ]),
      ],
    ],
    [
      statistic("userIdentity", [[`arn:aws:iam::${account.id}:role/checkout-node`, reads]]),
      [statistic("eventName", [["GetObject", reads]])],
    ],
  ]);
  const json = `{"eventVersion":"1.0","accountId":"${account.id}","eventId":"${random.uuid()}","eventCategory":"Aggregated","eventType":"AwsAggregatedEvent","awsRegion":"${region}","eventSource":"s3.amazonaws.com","timeWindow":{"windowStart":"${isoSecond(startMs)}","windowEnd":"${isoSecond(startMs + WINDOW_MS)}","windowSize":"PT5M"},"summary":{"primaryDimension":${primary},"details":[${details.join(",")}]}}`;
  stage.emit(account, region, "CloudTrail-Aggregated", timeMs, json);
}

const KINDS = [
  { share: 0.006, least: 6, emit: emitNetworkActivity },
  { share: 0.004, least: 6, emit: emitAggregated },
  { share: 0.0001, least: 6, emit: emitInsight },
] as const;

/** Spreads the other families evenly over the window. */
export class OtherFamilies {
  private readonly emitted = KINDS.map(() => 0);

  constructor(
    private readonly stage: Stage,
    private readonly events: number,
  ) {}

  /** How many are still to come. */
  get left(): number {
    return KINDS.reduce((sum, kind, i) => sum + this.total(kind) - (this.emitted[i] ?? 0), 0);
  }

  private total({ share, least }: (typeof KINDS)[number]): number {
    return Math.floor(Math.max(least, share * this.events));
  }

  /** Emits, at `timeMs`, what is due when `progress` (0 to 1) of all events have happened. */
  emitDue(progress: number, timeMs: number): void {
    const { organization } = this.stage;
    KINDS.forEach((kindOf, kind) => {
      const { emit } = kindOf;
      const due = Math.floor(this.total(kindOf) * progress);
      for (let number = this.emitted[kind] ?? 0; number < due; number++) {
        // Two in a row in one place: an insight's Start and its End.
        const account = organization.accountAt(Math.floor(number / 2));
        const [region = "us-east-1"] = account.regions;
        emit(this.stage, organization.place(account, region), timeMs, number);
      }
      this.emitted[kind] = Math.max(due, this.emitted[kind] ?? 0);
    });
  }
}
