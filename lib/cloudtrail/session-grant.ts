import { assumedRoleOfArn } from "./arn";
import type { CloudTrailEvent } from "./event";
import { FlagSet } from "./flags";
import { isJsonObject, type JsonObject, readText } from "./read-field";
import { readExpiry } from "./session-grant-expiry";
import { type SessionGrantKind, sessionGrantKind } from "./session-grant-kind";

/** What a call that begins a session says about that session; null where it does not say. */
export interface SessionGrant {
  readonly kind: SessionGrantKind;
  /**
   * The access key handed out. That of `assume-role-saml` is not the key its session uses later;
   * Identity Center redacts its keys; a console sign-in hands out none.
   */
  readonly issuedKeyId: string | null;
  /**
   * The principalId of the session's later events: assumedRoleId, federatedUserId, and of a sign-in
   * or switch the record's own.
   */
  readonly assumedId: string | null;
  /** Its ARN; of `assume-root` the target as the request names it, an ARN or an account. */
  readonly assumedArn: string | null;
  /** ARN of the role. Identity Center names no ARN: there it is `ACCOUNT/PERMISSION-SET`. */
  readonly roleArn: string | null;
  readonly sessionName: string | null;
  readonly sourceIdentity: string | null;
  /** UTC milliseconds. */
  readonly expiresMs: number | null;
  /** Who an outside provider vouched for; of a switch the ARN that was switched from. */
  readonly subject: string | null;
  readonly provider: string | null;
  /** `onBehalfOf`: the Identity Center user, and the identity store that knows them. */
  readonly behalfUserId: string | null;
  readonly behalfStoreArn: string | null;
}

type Assumed = Pick<SessionGrant, "assumedId" | "assumedArn" | "roleArn" | "sessionName"> &
  Partial<Pick<SessionGrant, "sourceIdentity" | "subject" | "provider">>;

/** An access key id as STS describes it; what stands in for a redacted one has other characters. */
const ACCESS_KEY_ID = /^[A-Za-z0-9]{16,128}$/;

/**
 * The session that a record hands out, or null when it is no such call or the call failed (AWS:
 * "Logging IAM and AWS STS API calls with AWS CloudTrail" for what each field says). Never throws,
 * whatever the record.
 * @param event the same record as toEvent reads it
 */
export function readSessionGrant(record: unknown, event: CloudTrailEvent): SessionGrant | null {
  const kind = sessionGrantKind(event.eventSource, event.eventName);
  if (kind === null || event.outcome !== "success" || !isJsonObject(record)) return null;
  const response = objectAt(record, "responseElements");
  // GetRoleCredentials answers with credentials of that name (AWS: IAM Identity Center portal API).
  const name = response.credentials === undefined ? "roleCredentials" : "credentials";
  const key = textAt(response, name, "accessKeyId");
  return {
    kind,
    issuedKeyId: key !== null && ACCESS_KEY_ID.test(key) ? key : null,
    expiresMs: readExpiry(objectAt(response, name).expiration),
    sourceIdentity:
      textAt(record, "requestParameters", "sourceIdentity") ?? textAt(response, "sourceIdentity"),
    subject: null,
    provider: null,
    behalfUserId: textAt(record, "userIdentity", "onBehalfOf", "userId"),
    behalfStoreArn: textAt(record, "userIdentity", "onBehalfOf", "identityStoreArn"),
    ...readAssumed(kind, record, event),
  };
}

function readAssumed(kind: SessionGrantKind, record: JsonObject, event: CloudTrailEvent): Assumed {
  switch (kind) {
    case "sign-in":
    case "switch-role":
      return consoleSession(record, event);
    case "identity-center":
      return permissionSet(record);
    case "federation-token":
      return {
        assumedId: textAt(record, "responseElements", "federatedUser", "federatedUserId"),
        assumedArn: textAt(record, "responseElements", "federatedUser", "arn"),
        roleArn: null,
        sessionName: textAt(record, "requestParameters", "name"),
      };
    case "assume-role-saml":
      return { ...roleSession(record), ...vouched(record, "subject", "issuer") };
    case "assume-role-web-identity":
      return {
        ...roleSession(record),
        ...vouched(record, "subjectFromWebIdentityToken", "provider"),
      };
    default:
      return roleSession(record);
  }
}

function roleSession(record: JsonObject): Assumed {
  const assumedArn =
    textAt(record, "responseElements", "assumedRoleUser", "arn") ??
    textAt(record, "requestParameters", "targetPrincipal");
  return {
    assumedId: textAt(record, "responseElements", "assumedRoleUser", "assumedRoleId"),
    assumedArn,
    roleArn: textAt(record, "requestParameters", "roleArn"),
    sessionName:
      textAt(record, "requestParameters", "roleSessionName") ??
      assumedRoleOfArn(assumedArn)?.session ??
      null,
  };
}

/** The response says it best; where it was left out, the identity of the caller still says it. */
function vouched(record: JsonObject, subject: string, provider: string): Partial<SessionGrant> {
  return {
    subject:
      textAt(record, "responseElements", subject) ?? textAt(record, "userIdentity", "userName"),
    provider:
      textAt(record, "responseElements", provider) ??
      textAt(record, "userIdentity", "identityProvider"),
  };
}

/**
 * The record of a sign-in or a switch shows the identity of the session that begins, a switch also
 * the one before it (AWS: console sign-in events; `additionalEventData.SwitchFrom`).
 */
function consoleSession(record: JsonObject, event: CloudTrailEvent): Assumed {
  return {
    assumedId: event.principalId,
    assumedArn: event.arn,
    roleArn: event.issuerArn,
    sessionName: event.sessionName,
    sourceIdentity: event.sourceIdentity,
    subject: textAt(record, "additionalEventData", "SwitchFrom"),
  };
}

/** Federate and GetRoleCredentials name account and permission set, in one of two spellings. */
function permissionSet(record: JsonObject): Assumed {
  const said = (snake: string, camel: string) =>
    textAt(record, "serviceEventDetails", snake) ??
    textAt(record, "requestParameters", snake) ??
    textAt(record, "requestParameters", camel);
  const account = said("account_id", "accountId");
  const role = said("role_name", "roleName");
  return {
    assumedId: null,
    assumedArn: null,
    roleArn: account === null || role === null ? null : `${account}/${role}`,
    sessionName: null,
  };
}

const EMPTY: JsonObject = Object.freeze({});
/** Odd fields were flagged when the record became an event. */
const IGNORED = new FlagSet();

function objectAt(parent: JsonObject, name: string): JsonObject {
  const value = parent[name];
  return isJsonObject(value) ? value : EMPTY;
}

/** The text at the end of a path of objects, or null. */
function textAt(parent: JsonObject, ...path: readonly string[]): string | null {
  const inner = path.slice(0, -1).reduce(objectAt, parent);
  return readText(inner, path.at(-1) ?? "", IGNORED);
}
