import { NAMED_CALLS } from "./control-names";

type Log = Record<string, unknown>;
type Holds = (record: Log) => boolean;

const at = (record: Log, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, name) => (value as Log | null | undefined)?.[name], record);
const text = (record: Log, path: string): string => String(at(record, path) ?? "");
const lower = (record: Log, path: string): string => text(record, path).toLowerCase();

/** Calls of a list, whoever made them and whatever came of it. */
function named(title: keyof typeof NAMED_CALLS): Holds {
  const { names, ...more } = NAMED_CALLS[title];
  const known = new Set<string>(names.map((name) => name.toLowerCase()));
  const source = "source" in more ? more.source : null;
  return (record) =>
    known.has(lower(record, "eventName")) &&
    (source === null || lower(record, "eventSource") === source);
}

const isLogin: Holds = (record) => text(record, "eventName") === "ConsoleLogin";
const signedIn = (record: Log) => text(record, "responseElements.ConsoleLogin");
const isDenied: Holds = (record) =>
  /AccessDenied|Unauthorized|Forbidden/i.test(text(record, "errorCode"));
const succeeded: Holds = (record) =>
  text(record, "errorCode") === "" &&
  text(record, "errorMessage") === "" &&
  (!isLogin(record) || signedIn(record) === "Success");
const changes: Holds = (record) => record.readOnly === false;
const isService = (value: string) => /^[a-z0-9.-]+\.amazonaws\.com$/.test(value);
const isRoot: Holds = (record) =>
  text(record, "userIdentity.type") === "Root" &&
  text(record, "userIdentity.invokedBy") === "" &&
  !isService(text(record, "sourceIPAddress")) &&
  text(record, "eventType") !== "AwsServiceEvent";
const noMfa: Holds = (record) =>
  isLogin(record) && text(record, "additionalEventData.MFAUsed") !== "Yes";
const calls =
  (...names: string[]): Holds =>
  (record) =>
    names.includes(text(record, "eventName"));
const every: Holds = () => true;
const both =
  (one: Holds, other: Holds): Holds =>
  (record) =>
    one(record) && other(record);

interface Oracle {
  readonly counts: Holds;
  /** Which of those that count are exceptions. */
  readonly exceptions?: Holds;
}

/** Independent counts by a control's title: plain tests of a parsed record, no search and no SQL. */
export const ORACLES: Readonly<Record<string, Oracle>> = {
  "Unauthorized API calls": {
    counts: (record) =>
      /UnauthorizedOperation$|^AccessDenied/i.test(text(record, "errorCode")) &&
      ![text(record, "sourceIPAddress"), text(record, "userIdentity.invokedBy")].includes(
        "delivery.logs.amazonaws.com",
      ) &&
      text(record, "eventName") !== "HeadBucket",
  },
  "Console sign-in without MFA": { counts: noMfa, exceptions: succeeded },
  "Console sign-ins without MFA": { counts: both(noMfa, succeeded), exceptions: every },
  "Use of the root user": { counts: isRoot, exceptions: every },
  "Everything in the name of root": {
    counts: (record) => text(record, "userIdentity.type") === "Root",
  },
  "IAM policy changes": { counts: named("IAM policy changes") },
  "CloudTrail configuration changes": {
    counts: named("CloudTrail configuration changes"),
    exceptions: calls("StopLogging", "DeleteTrail"),
  },
  "Console authentication failures": {
    counts: (record) => isLogin(record) && text(record, "errorMessage") === "Failed authentication",
  },
  "Customer keys disabled or to be deleted": {
    counts: named("Customer keys disabled or to be deleted"),
    exceptions: every,
  },
  "S3 bucket policy changes": { counts: named("S3 bucket policy changes") },
  "AWS Config configuration changes": {
    counts: named("AWS Config configuration changes"),
    exceptions: calls("StopConfigurationRecorder", "DeleteDeliveryChannel"),
  },
  "Security group changes": { counts: named("Security group changes") },
  "Network ACL changes": { counts: named("Network ACL changes") },
  "Network gateway changes": { counts: named("Network gateway changes") },
  "Route table changes": { counts: named("Route table changes") },
  "VPC changes": { counts: named("VPC changes") },
  "AWS Organizations changes": { counts: named("AWS Organizations changes") },
  "Changes of identities and credentials": {
    counts: named("Changes of identities and credentials"),
    exceptions: calls(
      "CreateAccessKey",
      "CreateLoginProfile",
      "DeactivateMFADevice",
      "DeleteVirtualMFADevice",
    ),
  },
  "Life of access keys": {
    counts: named("Life of access keys"),
    exceptions: both(calls("CreateAccessKey"), succeeded),
  },
  "Changes of logging": {
    counts: named("Changes of logging"),
    exceptions: calls("StopLogging", "DeleteTrail", "PutEventSelectors"),
  },
  "Refused calls and failed sign-ins": {
    counts: (record) => isDenied(record) || (isLogin(record) && !succeeded(record)),
  },
  "What each record tells": { counts: every },
  "Regions used": { counts: every },
  "Services used": { counts: every },
  "Who was active": { counts: every },
  "Roles taken on": {
    counts: named("Roles taken on"),
    exceptions: (record) => !succeeded(record),
  },
  "Looks at the audit logs": { counts: named("Looks at the audit logs") },
  "Things made and deleted": {
    counts: (record) => changes(record) && /^(create|delete)/i.test(text(record, "eventName")),
  },
  Changes: { counts: changes },
  "Changes made in the console": {
    counts: (record) => changes(record) && text(record, "sessionCredentialFromConsole") === "true",
    exceptions: every,
  },
  "Changes that failed": { counts: (record) => changes(record) && !succeeded(record) },
  "Changes of IAM by everybody": {
    counts: (record) => changes(record) && text(record, "eventSource") === "iam.amazonaws.com",
  },
  "Break-glass use": {
    counts: (record) =>
      /break.*glass|emergency/i.test(
        text(record, "userIdentity.userName") ||
          text(record, "userIdentity.sessionContext.sessionIssuer.userName"),
      ),
    exceptions: every,
  },
  "Everything it did": { counts: () => false },
  "What was refused": { counts: () => false },
  "What it changed": { counts: () => false },
  "Attempts that were refused": { counts: both(calls("CreateUser"), isDenied) },
  "Events of the incident": { counts: calls("CreateUser") },
  "What was changed": {
    counts: both(calls("CreateUser"), both(changes, succeeded)),
    exceptions: every,
  },
};
