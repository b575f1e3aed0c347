import { sessionToken } from "./identifier";
import { foreignJson, type Role, roleArn, sessionArn } from "./identity";
import { GLOBAL_REGION } from "./organization";
import { recordJson } from "./record";
import type { Session } from "./session";
import type { Stage } from "./stage";
import { textTime } from "./timestamp";

export interface Assumption {
  readonly role: Role;
  readonly sessionName: string;
  /** Key that STS hands out; later records of the session carry it. */
  readonly accessKeyId: string;
  readonly timeMs: number;
}

/** credentials and assumedRoleUser of an STS response, plus `more` members as JSON. */
export function credentialsJson(stage: Stage, assumption: Assumption, more = ""): string {
  const { role, sessionName, accessKeyId, timeMs } = assumption;
  return `{${more}"credentials":{"accessKeyId":"${accessKeyId}","sessionToken":"${sessionToken(stage.random)}","expiration":"${textTime(timeMs + 3_600_000)}"},"assumedRoleUser":{"assumedRoleId":"${role.id}:${sessionName}","arn":"${sessionArn(role, sessionName)}"}}`;
}

export const roleResourceJson = (role: Role): string =>
  `[{"accountId":"${role.account.id}","type":"AWS::IAM::Role","ARN":"${roleArn(role)}"}]`;

/**
 * Records that `caller` assumed a role. Across accounts the call is written twice, with one
 * sharedEventID: in full for the caller's account, and for the role's account with no more of the
 * caller than its account and principal id. Returns the ids of the records.
 */
export function emitAssumeRole(
  stage: Stage,
  caller: Session,
  callerAccountId: string,
  assumption: Assumption,
): string[] {
  const { role, sessionName, timeMs } = assumption;
  const { random } = stage;
  const crossing = callerAccountId !== role.account.id;
  const fields = {
    timeMs,
    service: "sts",
    name: "AssumeRole",
    region: GLOBAL_REGION,
    sourceIp: caller.sourceIp,
    userAgent: caller.userAgent,
    requestJson: `{"roleArn":"${roleArn(role)}","roleSessionName":"${sessionName}","durationSeconds":3600}`,
    responseJson: credentialsJson(stage, assumption),
    additionalJson: `{"RequestDetails":{"endpointType":"global","awsServingRegion":"${GLOBAL_REGION}"}}`,
    requestId: random.uuid(),
    readOnly: true,
    resourcesJson: roleResourceJson(role),
    eventType: "AwsApiCall",
    sharedEventId: crossing ? random.uuid() : null,
    host: caller.byService ? null : "sts.amazonaws.com",
  } as const;
  const accounts = stage.organization.accounts;
  const callerAccount = accounts.find(({ id }) => id === callerAccountId) ?? role.account;
  const seenBy = (account: typeof role.account, identityJson: string): string => {
    const eventId = random.uuid();
    const json = recordJson({ ...fields, identityJson, eventId, accountId: account.id });
    stage.emit(account, GLOBAL_REGION, "CloudTrail", timeMs, json);
    return eventId;
  };
  const own = seenBy(callerAccount, caller.identityJson);
  if (!crossing) return [own];
  return [own, seenBy(role.account, foreignJson(caller.principalId, callerAccountId))];
}
