import type { Actor } from "./actor";
import { GLOBAL_REGION } from "./organization";
import { recordJson } from "./record";
import type { Stage } from "./stage";

interface Login {
  /** Unique id of the user, or the account id for root. */
  readonly userId: string;
  readonly mfa: boolean;
  readonly timeMs: number;
}

/**
 * A console sign-in, sometimes after a wrong password. The outcome is in
 * responseElements.ConsoleLogin and there is never an errorCode (CloudTrail user guide, sign-in events).
 */
export function emitConsoleLogin(stage: Stage, actor: Actor, { userId, mfa, timeMs }: Login): void {
  const { account, name, signIn } = actor;
  const who =
    signIn.way === "root"
      ? `{"type":"Root","principalId":"${userId}","arn":"arn:aws:iam::${account.id}:root","accountId":"${account.id}","accessKeyId":""}`
      : `{"type":"IAMUser","principalId":"${userId}","arn":"arn:aws:iam::${account.id}:user/${name}","accountId":"${account.id}","userName":"${name}"}`;
  const attempt = (atMs: number, success: boolean): void => {
    const json = recordJson({
      identityJson: who,
      timeMs: atMs,
      service: "signin",
      name: "ConsoleLogin",
      region: GLOBAL_REGION,
      sourceIp: actor.sourceIp,
      userAgent: actor.userAgent,
      failure: success ? null : { code: null, message: "Failed authentication" },
      requestJson: "null",
      responseJson: `{"ConsoleLogin":"${success ? "Success" : "Failure"}"}`,
      additionalJson: `{"LoginTo":"https://console.aws.amazon.com/console/home?region=${GLOBAL_REGION}","MobileVersion":"No","MFAUsed":"${mfa ? "Yes" : "No"}"}`,
      eventId: stage.random.uuid(),
      readOnly: false,
      eventType: "AwsConsoleSignIn",
      accountId: account.id,
      host: "signin.aws.amazon.com",
    });
    stage.emit(account, GLOBAL_REGION, "CloudTrail", atMs, json);
  };
  if (stage.random.chance(0.15)) attempt(timeMs, false);
  attempt(timeMs, true);
}
