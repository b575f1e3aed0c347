import { isJsonObject } from "./read-field";

/**
 * Service → request parameters that name what a call is about, the thing itself before what it
 * belongs to. The names are those of the services' API references, which `requestParameters` keeps
 * (AWS: record contents); EC2 writes lists as `items`. A service without an entry is not guessed at.
 */
const PARAMETERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["autoscaling", ["autoScalingGroupName"]],
  ["cloudformation", ["stackName", "changeSetName"]],
  ["cloudtrail", ["name", "trailName", "eventDataStore"]],
  ["codebuild", ["projectName"]],
  ["config", ["configurationRecorderName", "deliveryChannelName", "configRuleName"]],
  ["dynamodb", ["tableName"]],
  [
    "ec2",
    [
      ...["instancesSet.items.instanceId", "resourcesSet.items.resourceId", "instanceId"],
      ...["volumeId", "snapshotId", "imageId", "groupId", "groupName", "networkInterfaceId"],
      ...["DeleteFlowLogsRequest.FlowLogId.content", "keyName"],
    ],
  ],
  ["ecs", ["service", "taskDefinition", "cluster"]],
  ["eks", ["name", "clusterName"]],
  ["elasticloadbalancing", ["targetGroupArn", "loadBalancerArn", "loadBalancerName"]],
  ["events", ["rule", "name"]],
  ["guardduty", ["detectorId"]],
  [
    "iam",
    [
      ...["userName", "roleName", "groupName", "policyArn", "policyName", "instanceProfileName"],
      ...["openIDConnectProviderArn", "sAMLProviderArn", "serialNumber", "accessKeyId"],
    ],
  ],
  ["kms", ["keyId", "targetKeyId", "aliasName"]],
  ["lambda", ["functionName", "layerName"]],
  ["logs", ["logGroupName"]],
  ["organizations", ["accountId", "policyId"]],
  ["rds", ["dBInstanceIdentifier", "dBClusterIdentifier", "dBSnapshotIdentifier"]],
  ["route53", ["hostedZoneId"]],
  ["s3", ["bucketName"]],
  ["secretsmanager", ["secretId", "secretIdList", "name"]],
  ["sns", ["topicArn", "name"]],
  ["sqs", ["queueUrl", "queueName"]],
  ["ssm", ["name", "names", "target", "instanceId", "instanceIds", "documentName"]],
  ["states", ["stateMachineArn"]],
  ["sts", ["roleArn"]],
]);

/**
 * What a record's request says it is about, for records that name no resource. Empty when it does
 * not say.
 * @param service as policies write it: `iam`
 * @param record as AWS wrote it, secrets masked by the caller
 */
export function requestTargets(service: string, record: unknown): readonly string[] {
  const parameters = under(record, "requestParameters");
  for (const path of PARAMETERS.get(service) ?? []) {
    const found = path.split(".").reduce(under, parameters).filter(isName);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** The values of a name in an object, in each of a list of objects, or in a list of such. */
function under(value: unknown, name: string): readonly unknown[] {
  const parents: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parents.flatMap((parent) =>
    isJsonObject(parent) && Object.hasOwn(parent, name) ? parent[name] : [],
  );
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
