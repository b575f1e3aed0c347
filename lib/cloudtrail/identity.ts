import { accountOfArn, assumedRoleOfArn, nameInArn } from "./arn";
import { parseEventTime } from "./event-time";
import type { FlagSet } from "./flags";
import { isJsonObject, type JsonObject, readBoolean, readObject, readText } from "./read-field";

/** What `userIdentity` says, flat, each value as written (AWS: userIdentity element). */
export interface Identity {
  readonly type: string | null;
  readonly arn: string | null;
  readonly principalId: string | null;
  readonly accountId: string | null;
  readonly userName: string | null;
  readonly accessKeyId: string | null;
  readonly invokedBy: string | null;
  readonly identityProvider: string | null;
  /** `onBehalfOf`: all that remains of an Identity Center user since July 2025. */
  readonly behalfUserId: string | null;
  readonly behalfStoreArn: string | null;
  /** `sessionContext.sessionIssuer`: the role or user behind temporary credentials. */
  readonly issuerType: string | null;
  readonly issuerName: string | null;
  readonly issuerArn: string | null;
  readonly issuerAccountId: string | null;
  readonly sessionName: string | null;
  readonly sessionKey: string | null;
  readonly sourceIdentity: string | null;
  readonly mfa: boolean | null;
}

const EMPTY: JsonObject = Object.freeze({});

/** The identity of a record, or null when it has none: Insights and aggregated records never do. */
export function readIdentity(record: JsonObject, flags: FlagSet): Identity | null {
  const user = readObject(record, "userIdentity", flags);
  if (user === null) return null;

  const context = readObject(user, "sessionContext", flags) ?? EMPTY;
  const issuer = readObject(context, "sessionIssuer", flags) ?? EMPTY;
  const attributes = readObject(context, "attributes", flags) ?? EMPTY;
  const behalf = readObject(user, "onBehalfOf", flags) ?? EMPTY;

  const type = readText(user, "type", flags);
  const arn = readText(user, "arn", flags);
  const principalId = readText(user, "principalId", flags);

  return {
    type,
    arn,
    principalId,
    accountId: readText(user, "accountId", flags) ?? accountOfArn(arn),
    userName: readText(user, "userName", flags),
    accessKeyId: readText(user, "accessKeyId", flags),
    invokedBy: readText(user, "invokedBy", flags),
    identityProvider: readText(user, "identityProvider", flags),
    behalfUserId: readText(behalf, "userId", flags),
    behalfStoreArn: readText(behalf, "identityStoreArn", flags),
    issuerType: readText(issuer, "type", flags),
    issuerName: readText(issuer, "userName", flags),
    issuerArn: readText(issuer, "arn", flags),
    issuerAccountId: readText(issuer, "accountId", flags),
    sessionName: sessionName(type, arn, principalId),
    sessionKey: sessionKey(principalId, readText(attributes, "creationDate", flags)),
    sourceIdentity: readText(context, "sourceIdentity", flags),
    mfa: readBoolean(attributes, "mfaAuthenticated", flags),
  };
}

/**
 * The name the caller chose for the session: the end of the session's ARN, or of a principalId
 * like `AROAEXAMPLE:name`. The principalId of a SAML or web identity also has a colon, but there
 * it parts provider and user (AWS: userIdentity element), so only sessions are asked.
 */
function sessionName(
  type: string | null,
  arn: string | null,
  principalId: string | null,
): string | null {
  switch (type) {
    case "AssumedRole":
    case "Role":
    case "AWSAccount":
    case "FederatedUser":
    case null: {
      const inArn = assumedRoleOfArn(arn)?.session ?? nameInArn(arn, "federated-user");
      if (inArn !== null || principalId === null) return inArn;
      const colon = principalId.indexOf(":");
      return colon < 0 ? null : principalId.slice(colon + 1) || null;
    }
    default:
      return null;
  }
}

/**
 * `principalId|creationDate`. A console session uses many access keys but has one creationDate, so
 * the key is no help there. Both spellings, `2026-07-01T12:08:19Z` and `20260701T120819Z`, give
 * the same session key.
 */
function sessionKey(principalId: string | null, creationDate: string | null): string | null {
  if (principalId === null || creationDate === null) return null;
  const createdMs = parseEventTime(creationDate);
  if (createdMs === null) return null;
  if (creationDate.length === 20 && creationDate.endsWith("Z")) {
    return `${principalId}|${creationDate}`;
  }
  return `${principalId}|${new Date(createdMs).toISOString().replace(".000Z", "Z")}`;
}

/**
 * MFA as a sign-in reports it: `additionalEventData.MFAUsed`, `Yes` or `No` in text. AWS writes
 * `No` for every federated user because it cannot know (AWS: console sign-in events), so there
 * `No` says nothing.
 */
export function readSignInMfa(record: JsonObject, identityType: string | null): boolean | null {
  const additional = record.additionalEventData;
  const used = isJsonObject(additional) ? additional.MFAUsed : null;
  if (typeof used !== "string") return null;
  const text = used.toLowerCase();
  if (text === "yes") return true;
  const asked = identityType === "IAMUser" || identityType === "Root";
  return text === "no" && asked ? false : null;
}
