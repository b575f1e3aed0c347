import type { Account } from "./organization";
import { isoSecond } from "./timestamp";

/** A role as the records of its sessions name it. */
export interface Role {
  readonly account: Account;
  /** `AROA…`, constant for the life of the role. */
  readonly id: string;
  readonly name: string;
  /** `/` or a path such as `/aws-reserved/sso.amazonaws.com/`. */
  readonly path: string;
}

export const roleArn = ({ account, path, name }: Role): string =>
  `arn:aws:iam::${account.id}:role${path}${name}`;

export const sessionArn = ({ account, name }: Role, sessionName: string): string =>
  `arn:aws:sts::${account.id}:assumed-role/${name}/${sessionName}`;

export interface RoleSession {
  readonly role: Role;
  readonly sessionName: string;
  /** Null where a service acts through a service-linked role. */
  readonly accessKeyId: string | null;
  readonly createdMs: number;
  readonly mfa?: boolean;
  /** Identity provider of a web identity session. */
  readonly federatedProvider?: string;
  readonly ec2?: boolean;
  /** Identity Center user for whom the session was made. */
  readonly onBehalfOf?: { readonly userId: string; readonly identityStoreArn: string } | undefined;
  /** Host of the service that acts. */
  readonly invokedBy?: string;
}

/** userIdentity of an assumed-role session (CloudTrail user guide, userIdentity element). */
export function roleSessionJson(session: RoleSession): string {
  const { role, sessionName, accessKeyId, onBehalfOf } = session;
  const federation = session.federatedProvider
    ? `"webIdFederationData":{"federatedProvider":"${session.federatedProvider}","attributes":{}},`
    : "";
  return `{"type":"AssumedRole","principalId":"${role.id}:${sessionName}","arn":"${sessionArn(role, sessionName)}","accountId":"${role.account.id}"${
    accessKeyId === null ? "" : `,"accessKeyId":"${accessKeyId}"`
  },"sessionContext":{"sessionIssuer":{"type":"Role","principalId":"${role.id}","arn":"${roleArn(role)}","accountId":"${role.account.id}","userName":"${role.name}"},${federation}"attributes":{"creationDate":"${isoSecond(session.createdMs)}","mfaAuthenticated":"${session.mfa ?? false}"}${
    session.ec2 ? ',"ec2RoleDelivery":"2.0"' : ""
  }}${onBehalfOf ? `,"onBehalfOf":${JSON.stringify(onBehalfOf)}` : ""}${
    session.invokedBy ? `,"invokedBy":"${session.invokedBy}"` : ""
  }}`;
}

export interface UserKey {
  readonly account: Account;
  readonly userId: string;
  readonly userName: string;
  readonly accessKeyId: string;
  /** Set for a console session, whose keys are temporary. */
  readonly console?: { readonly createdMs: number; readonly mfa: boolean };
}

/** userIdentity of an IAM user. */
export function userJson({ account, userId, userName, accessKeyId, console }: UserKey): string {
  return `{"type":"IAMUser","principalId":"${userId}","arn":"arn:aws:iam::${account.id}:user/${userName}","accountId":"${account.id}","accessKeyId":"${accessKeyId}","userName":"${userName}"${sessionAttributes(console)}}`;
}

/** userIdentity of an account's root user, which signs in to the console. */
export function rootJson(account: Account, accessKeyId: string, createdMs: number): string {
  return `{"type":"Root","principalId":"${account.id}","arn":"arn:aws:iam::${account.id}:root","accountId":"${account.id}","accessKeyId":"${accessKeyId}"${sessionAttributes({ createdMs, mfa: true })}}`;
}

function sessionAttributes(console: UserKey["console"]): string {
  if (console === undefined) return "";
  return `,"sessionContext":{"attributes":{"creationDate":"${isoSecond(console.createdMs)}","mfaAuthenticated":"${console.mfa}"}}`;
}

/** userIdentity of the called account's copy when another account's principal calls it. */
export const foreignJson = (principalId: string, accountId: string): string =>
  `{"type":"AWSAccount","principalId":"${principalId}","accountId":"${accountId}"}`;
