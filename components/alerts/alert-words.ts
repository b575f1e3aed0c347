import type { AlertRow } from "@/lib/api/alert-contract";
import type { AlertKind, AlertState, CloseReason } from "@/lib/api/alert-words";

export const STATE_WORDS: Readonly<Record<AlertState | "all", string>> = {
  open: "Open",
  acknowledged: "Acknowledged",
  closed: "Closed",
  all: "All",
};

export const KIND_WORDS: Readonly<Record<AlertKind, string>> = {
  shown: "Alerts",
  suppressed: "Suppressed",
  withdrawn: "Withdrawn",
};

export const REASON_WORDS: Readonly<Record<CloseReason, string>> = {
  "true-positive": "true positive",
  "false-positive": "false positive",
  expected: "expected",
  duplicate: "duplicate",
  other: "other",
};

const DETECTOR_WORDS: ReadonlyMap<string, string> = new Map([
  ["rule", "Rule"],
  ["correlation", "Correlation of rules"],
  ["region", "Region"],
  ["new", "First seen"],
  ["rate", "Call rate"],
  ["error-rate", "Error rate"],
  ["breadth", "Breadth of reads"],
  ["silence", "Silence of a trail"],
  ["dormant", "Dormant key or user"],
  ["travel", "Impossible travel"],
  ["insight", "CloudTrail Insights"],
]);

/** What found an alert, in words; a name that is not known here as it is. */
export function detectorWord(detector: string): string {
  return DETECTOR_WORDS.get(detector) ?? detector;
}

const FIELD_WORDS: ReadonlyMap<string, string> = new Map([
  ["ct.principal", "who"],
  ["ct.principal_name", "who"],
  ["ct.account", "account"],
  ["ct.session", "session"],
  ["ct.session_name", "session"],
  ["ct.client", "client"],
  ["ct.target", "target"],
  ["ct.region_effective", "Region"],
  ["awsRegion", "Region"],
  ["eventName", "event"],
  ["insightDetails.eventName", "event"],
  ["insightDetails.insightType", "insight"],
  ["eventSource", "service"],
  ["errorCode", "error"],
  ["recipientAccountId", "account"],
  ["sourceIPAddress", "address"],
  ["src_ip", "address"],
  ["userIdentity.arn", "who"],
  ["userIdentity.accessKeyId", "access key"],
]);

/** A field that an alert is about, in a word; else its name. */
export function fieldWord(field: string): string {
  return FIELD_WORDS.get(field) ?? field;
}

/** "closed, false positive", "acknowledged by ann". */
export function stateWords({
  state,
  reason,
  assignee,
}: Pick<AlertRow, "state" | "reason" | "assignee">): string {
  const why = reason === null ? "" : `, ${REASON_WORDS[reason]}`;
  const who = assignee === null ? "" : `, with ${assignee}`;
  return `${STATE_WORDS[state].toLowerCase()}${why}${who}`;
}
