/**
 * One CloudTrail record as Trailglass indexes it.
 *
 * `null` always means "the record does not say": never false, never zero, never empty.
 * The raw record stays the evidence; nothing here replaces it.
 */
export interface CloudTrailEvent {
  /** `eventID` (`eventId` in aggregated events), as written. */
  readonly eventId: string | null;
  /** UTC milliseconds of `eventTime`, or of `timeWindow.windowStart` for aggregated events. */
  readonly eventTimeMs: number | null;
  readonly eventName: string | null;
  /** `eventSource` as written, for example `s3.amazonaws.com`. */
  readonly eventSource: string | null;
  /** Region that recorded the event (`awsRegion`). */
  readonly region: string | null;
  /** Region that served the call where the record tells (STS global endpoint: awsServingRegion). */
  readonly servedRegion: string | null;
  /** Account whose trail holds the record: recipientAccountId, else accountId, else the caller's. */
  readonly accountId: string | null;
  /** userIdentity.accountId. */
  readonly callerAccountId: string | null;
  /** userIdentity.type as written; null when absent. */
  readonly identityType: string | null;
  readonly principal: Principal;
  /** userIdentity.arn and .principalId as written. */
  readonly arn: string | null;
  readonly principalId: string | null;
  /** Role behind an assumed-role session: sessionIssuer.userName and .arn. */
  readonly roleName: string | null;
  readonly issuerArn: string | null;
  /** Last part of an assumed-role or federated-user ARN, or of principalId after the colon. */
  readonly sessionName: string | null;
  /**
   * Stable key of the temporary-credential session: `principalId|creationDate`, the date always as
   * `2026-07-01T12:08:19Z`; null outside sessions.
   */
  readonly sessionKey: string | null;
  readonly sourceIdentity: string | null;
  readonly accessKeyId: string | null;
  /** mfaAuthenticated, or MFAUsed at sign-in; null where a federated sign-in's "No" says nothing. */
  readonly mfa: boolean | null;
  /** sessionCredentialFromConsole. */
  readonly console: boolean | null;
  /** sourceIPAddress as written, whatever it is. */
  readonly sourceIp: string | null;
  /** True when sourceIp parses as an IPv4 or IPv6 address. */
  readonly sourceIsAddress: boolean;
  /** Service that called on the principal's behalf: invokedBy, or a service name in sourceIPAddress. */
  readonly via: string | null;
  readonly userAgent: string | null;
  /** Client family read from the user agent: aws-cli, boto3, console, terraform, … */
  readonly client: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly outcome: Outcome;
  readonly readOnly: boolean | null;
  readonly category: Category;
  readonly eventType: string | null;
  /** `eventVersion` as written, and its two integers when it parses. */
  readonly eventVersion: string | null;
  readonly eventVersionParts: readonly [major: number, minor: number] | null;
  readonly requestId: string | null;
  readonly sharedEventId: string | null;
  readonly vpcEndpointId: string | null;
  readonly tlsVersion: string | null;
  readonly resources: readonly Resource[];
  /** addendum.originalEventID: this record corrects that one (a correction has a new eventID). */
  readonly correctsEventId: string | null;
  /** What is odd about the record; see flags.ts. Empty for an ordinary record. */
  readonly flags: readonly FlagName[];
  /** Top-level (and userIdentity) names that no documented record version has. */
  readonly unknownFields: readonly string[];
}

/** "denied" is a refused call or sign-in, "error" any other failure; see outcome.ts. */
export type Outcome = "success" | "denied" | "error" | "unknown";

export type Category = "management" | "data" | "insight" | "network" | "aggregated" | "unknown";

export type PrincipalKind =
  | "root"
  | "user"
  | "role"
  | "federated"
  | "service"
  | "account"
  | "identity-center"
  | "saml"
  | "web-identity"
  | "directory"
  | "unknown";

/** Who acted, folded so that every session of one role or user has one key. */
export interface Principal {
  /** Stable identity, for example `role|123456789012|ci-deploy`. */
  readonly key: string;
  readonly kind: PrincipalKind;
  /** Account the principal belongs to, when known. */
  readonly accountId: string | null;
  /** What an analyst calls it: user name, role name, service name; the principalId as a last resort. */
  readonly name: string;
}

export interface Resource {
  readonly arn: string | null;
  readonly type: string | null;
  readonly accountId: string | null;
}

/** Facts that make a record odd. The order is the bit order in the index: append only. */
export const FLAG_NAMES = [
  "no-event-time",
  "bad-event-time",
  "time-implausible",
  "no-event-id",
  "bad-event-id",
  "no-event-name",
  "no-region",
  "no-account",
  "no-identity",
  "unknown-version",
  "unknown-fields",
  "nul-character",
  "lone-surrogate",
  "invalid-utf8",
  "number-precision",
  "too-deep",
  "terms-truncated",
  "correction",
  "id-conflict",
  "wrong-type",
] as const;

export type FlagName = (typeof FLAG_NAMES)[number];
