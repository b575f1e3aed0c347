/**
 * What the fields are called: name, then label, then other spellings. They stand apart from the
 * catalogue, since pages name columns and facets long before they need its help and its readings.
 */
export const FIELD_NAMES = {
  time: ["Time", "eventTime", "ts"],
  hour: ["Hour (UTC)"],
  weekday: ["Weekday (UTC)"],
  event: ["Event", "eventName", "action", "api"],
  service: ["Service", "eventSource", "svc"],
  region: ["Region", "awsRegion"],
  global: ["Global service"],
  served_region: ["Serving Region", "awsServingRegion"],
  account: ["Account", "accountId", "recipientAccountId"],
  readonly: ["Read-only", "ro"],
  category: ["Category", "eventCategory"],
  eventtype: ["Event type"],
  version: ["Record version", "eventVersion"],
  user: ["User or role", "username", "principal", "who", "userIdentity.userName"],
  kind: ["Kind of principal"],
  principal_key: ["Principal"],
  caller: ["Caller account", "callerAccount", "userIdentity.accountId"],
  arn: ["Principal ARN", "principalArn", "userIdentity.arn"],
  principalid: ["Principal id", "uid", "userIdentity.principalId"],
  identity: ["Identity type", "type", "userIdentity.type"],
  root: ["Root user", "isRoot"],
  role: ["Role", "roleName", "userIdentity.sessionContext.sessionIssuer.userName"],
  issuer: ["Session issuer", "sessionIssuer", "userIdentity.sessionContext.sessionIssuer.arn"],
  session: ["Session name", "sessionName"],
  session_key: ["Session"],
  source_identity: [
    "Source identity",
    "sourceIdentity",
    "userIdentity.sessionContext.sourceIdentity",
  ],
  key: ["Access key", "accessKey", "accessKeyId", "userIdentity.accessKeyId"],
  origin: ["Origin"],
  chain: ["Chain"],
  mfa: ["MFA", "mfaAuthenticated"],
  console: ["Console session", "sessionCredentialFromConsole"],
  ip: ["IP address", "src", "sourceIPAddress"],
  via: ["Via service", "invokedBy", "userIdentity.invokedBy"],
  ua: ["User agent", "userAgent"],
  client: ["Client"],
  vpce: ["VPC endpoint", "vpcEndpointId"],
  tls: ["TLS version", "tlsVersion", "tlsDetails.tlsVersion"],
  outcome: ["Outcome", "status"],
  error: ["Error", "errorCode"],
  error_message: ["Error message", "errorMessage"],
  resource: ["Resource", "target", "resources.ARN"],
  resource_type: ["Resource type", "resources.type"],
  id: ["Event id", "eventId"],
  request_id: ["Request id", "requestId"],
  shared_id: ["Shared event id", "sharedEventId"],
  corrects: ["Corrects", "originalEventId", "addendum.originalEventID"],
  flag: ["Flag"],
  request: ["Request", "requestParameters"],
  response: ["Response", "responseElements"],
  extra: ["Additional data", "additionalEventData"],
  file: ["Log file"],
  integrity: ["Integrity"],
} as const;

export type FieldId = keyof typeof FIELD_NAMES;

/** Fields that are listed with counts beside the results. */
export const FACET_NAMES: readonly FieldId[] = [
  "event",
  "service",
  "region",
  "account",
  "readonly",
  "category",
  "eventtype",
  "user",
  "kind",
  "caller",
  "identity",
  "root",
  "role",
  "session",
  "source_identity",
  "key",
  "mfa",
  "console",
  "ip",
  "via",
  "ua",
  "client",
  "vpce",
  "tls",
  "outcome",
  "error",
  "resource",
  "resource_type",
  "flag",
];

/** Fields that are JSON bodies: `request.bucketName` is one of their values. */
export const PATH_NAMES: readonly FieldId[] = ["request", "response", "extra"];

/** A field's name, and for a body the path in it: `@eventName`, `request.tags[0]."aws:createdBy"`. */
export const WRITTEN_NAME = /@?([a-z_][\w-]*)((?:\.(?:[\w$-]+|"(?:[^"\\]|\\.)*")|\[\d{1,6}\])*)/iy;

// A Map, since the name comes from the user and `__proto__` must be unknown.
const BY_SPELLING = new Map<string, FieldId>();
for (const name of Object.keys(FIELD_NAMES).filter(isFieldId)) {
  for (const [index, spelling] of FIELD_NAMES[name].entries()) {
    BY_SPELLING.set((index === 0 ? name : spelling).toLowerCase(), name);
  }
}

/** The field that a name or alias means, whatever its case; undefined when there is none. */
export function fieldId(nameOrAlias: string): FieldId | undefined {
  return BY_SPELLING.get(nameOrAlias.toLowerCase());
}

/** What a field is called on a page; a path, or what is no field, by itself. */
export function fieldLabel(name: string): string {
  return isFieldId(name) ? FIELD_NAMES[name][0] : name;
}

function isFieldId(name: string): name is FieldId {
  return Object.hasOwn(FIELD_NAMES, name);
}
