import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

type Log = Record<string, unknown>;
type Holds = (record: Log) => boolean;

const at = (record: Log, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, name) => (value as Log | null | undefined)?.[name], record);
const text = (record: Log, path: string): string => String(at(record, path) ?? "");
const lower = (record: Log, path: string): string => text(record, path).toLowerCase();

/** The names that the standard's list asks for, as one text of the pack: read with no parser of ours. */
function named(pack: string, control: string): Holds {
  const file = readFileSync(join(resolve(import.meta.dirname, "../../../reports"), pack), "utf8");
  const block = file.split(/^ {2}- id: /m).find((part) => part.startsWith(`${control}\n`)) ?? "";
  const list = /query: ".*?event:\(([^)]*)\)/.exec(block)?.[1] ?? "";
  const names = new Set(list.split(" OR ").map((name) => name.toLowerCase()));
  const service = /query: "service:([a-z0-9]+)\./.exec(block)?.[1];
  return (record) =>
    names.has(lower(record, "eventName")) &&
    (service === undefined || lower(record, "eventSource") === `${service}.amazonaws.com`);
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

const CIS = "cis-aws-monitoring.yaml";
const cis = (number: number) => named(CIS, `4-${number}`);

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
  "IAM policy changes": { counts: cis(4) },
  "CloudTrail configuration changes": {
    counts: cis(5),
    exceptions: calls("StopLogging", "DeleteTrail"),
  },
  "Console authentication failures": {
    counts: (record) => isLogin(record) && text(record, "errorMessage") === "Failed authentication",
  },
  "Customer keys disabled or to be deleted": { counts: cis(7), exceptions: every },
  "S3 bucket policy changes": { counts: cis(8) },
  "AWS Config configuration changes": {
    counts: cis(9),
    exceptions: calls("StopConfigurationRecorder", "DeleteDeliveryChannel"),
  },
  "Security group changes": { counts: cis(10) },
  "Network ACL changes": { counts: cis(11) },
  "Network gateway changes": { counts: cis(12) },
  "Route table changes": { counts: cis(13) },
  "VPC changes": { counts: cis(14) },
  "AWS Organizations changes": { counts: cis(15) },
  "Changes of identities and credentials": {
    counts: named("hipaa.yaml", "identities"),
    exceptions: calls(
      "CreateAccessKey",
      "CreateLoginProfile",
      "DeactivateMFADevice",
      "DeleteVirtualMFADevice",
    ),
  },
  "Life of access keys": {
    counts: named("privileged-access.yaml", "keys"),
    exceptions: both(calls("CreateAccessKey"), succeeded),
  },
  "Changes of logging": {
    counts: named("hipaa.yaml", "logging"),
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
    counts: named("privileged-access.yaml", "roles"),
    exceptions: (record) => !succeeded(record),
  },
  "Looks at the audit logs": { counts: named("pci-dss-4-0-1-req10.yaml", "log-access") },
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
