import { isJsonObject, type JsonObject } from "./read-field";

/**
 * Every documented top-level name: management, data and network activity events up to version
 * 1.11 (AWS: record contents), Insights events of trails and of event data stores (AWS: Insights
 * record contents) and aggregated events (AWS: aggregated events).
 */
export const RECORD_FIELDS: readonly string[] = [
  "additionalEventData",
  "addendum",
  "apiVersion",
  "awsRegion",
  "edgeDeviceDetails",
  "errorCode",
  "errorMessage",
  "eventCategory",
  "eventContext",
  "eventID",
  "eventName",
  "eventSource",
  "eventTime",
  "eventType",
  "eventVersion",
  "managementEvent",
  "readOnly",
  "recipientAccountId",
  "requestID",
  "requestParameters",
  "resources",
  "responseElements",
  "serviceEventDetails",
  "sessionCredentialFromConsole",
  "sharedEventID",
  "sourceIPAddress",
  "tlsDetails",
  "userAgent",
  "userIdentity",
  "vpcEndpointAccountId",
  "vpcEndpointId",
  "insightDetails",
  "insightContext",
  "insightErrorCode",
  "insightEventName",
  "insightEventSource",
  "insightSource",
  "insightState",
  "insightType",
  "accountId",
  "eventId",
  "summary",
  "timeWindow",
];

/** Every documented name inside userIdentity (AWS: userIdentity element). */
export const IDENTITY_FIELDS: readonly string[] = [
  "accessKeyId",
  "accountId",
  "arn",
  "credentialId",
  "identityProvider",
  "inScopeOf",
  "invokedBy",
  "invokedByDelegate",
  "onBehalfOf",
  "principalId",
  "sessionContext",
  "type",
  "userName",
];

const KNOWN_RECORD_FIELDS: ReadonlySet<string> = new Set(RECORD_FIELDS);
const KNOWN_IDENTITY_FIELDS: ReadonlySet<string> = new Set(IDENTITY_FIELDS);
/** Names no documented version has; those inside the identity read `userIdentity.name`. */
export function listUnknownFields(record: JsonObject): readonly string[] {
  const unknown: string[] = [];
  for (const name in record) {
    if (!KNOWN_RECORD_FIELDS.has(name)) unknown.push(name);
  }
  const identity = record.userIdentity;
  if (isJsonObject(identity)) {
    for (const name in identity) {
      if (!KNOWN_IDENTITY_FIELDS.has(name)) unknown.push(`userIdentity.${name}`);
    }
  }
  return unknown;
}
