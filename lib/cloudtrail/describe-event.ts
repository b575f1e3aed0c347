import type { CloudTrailEvent, Principal } from "./event";
import { requestTargets } from "./request-targets";
import { isServiceName } from "./source-address";

/**
 * One English sentence: who did what to what, where, from where, with what and with which result.
 * What the record does not say is said to be unknown. Values stand as the record has them: whoever
 * shows the sentence escapes it.
 * @param record the event's record with its secrets masked: it names what a call was about when
 * its list of resources does not
 */
export function describeEvent(event: CloudTrailEvent, record: unknown = null): string {
  if (event.category === "insight") {
    return `CloudTrail Insights saw an unusual rate of ${action(event)}${place(event)}.`;
  }
  if (event.category === "aggregated") {
    const source = event.eventSource === null ? "an unknown service" : service(event.eventSource);
    return `CloudTrail counted calls to ${source}${place(event)}.`;
  }
  const [verb, result] = RESULTS[event.outcome];
  const error = event.outcome === "error" ? errorText(event) : "";
  return [
    `${actor(event)} ${verb} ${action(event)}`,
    target(event, record),
    place(event),
    origin(event),
    event.client === null ? "" : ` with ${event.client}`,
    result,
    error,
    ".",
  ].join("");
}

const RESULTS = {
  success: ["called", ""],
  denied: ["was denied", ""],
  error: ["called", " and got "],
  unknown: ["called", ", with an unknown result"],
} as const;

const KINDS: Readonly<Record<Principal["kind"], string>> = {
  root: "The root user",
  user: "User",
  role: "Role",
  federated: "Federated user",
  service: "Service",
  account: "External principal",
  "identity-center": "Identity Center user",
  saml: "SAML user",
  "web-identity": "Web identity",
  directory: "Directory user",
  unknown: "Principal",
};

function actor(event: CloudTrailEvent): string {
  const { principal, sessionName } = event;
  const session = sessionName === null ? "" : ` (session ${sessionName})`;
  if (principal.kind === "root") {
    const account = principal.accountId === null ? "an unknown account" : principal.accountId;
    return `${KINDS.root} of ${account}`;
  }
  if (principal.name === "unknown")
    return `An unknown ${UNKNOWN[principal.kind] ?? "principal"}${session}`;
  if (principal.kind === "account" && principal.accountId !== principal.name) {
    const account = principal.accountId === null ? "" : ` of account ${principal.accountId}`;
    return `${KINDS.account} ${principal.name}${account}${session}`;
  }
  return `${KINDS[principal.kind]} ${principal.name}${session}`;
}

const UNKNOWN: Partial<Record<Principal["kind"], string>> = {
  user: "user",
  role: "role",
  service: "service",
};

/** `ec2:TerminateInstances`, the way policies write it. */
function action(event: CloudTrailEvent): string {
  if (event.eventName === null) return "an unknown action";
  if (event.eventSource === null) return `${event.eventName} of an unknown service`;
  return `${service(event.eventSource)}:${event.eventName}`;
}

function service(eventSource: string): string {
  return isServiceName(eventSource)
    ? eventSource.slice(0, eventSource.indexOf(".amazonaws."))
    : eventSource;
}

function target(event: CloudTrailEvent, record: unknown): string {
  const listed = event.resources.flatMap(({ arn }) => arn ?? []);
  const named =
    listed.length > 0 || event.eventSource === null
      ? listed
      : requestTargets(service(event.eventSource), record);
  const [first] = named;
  if (first === undefined) return "";
  const more = named.length - 1;
  return more === 0 ? ` on ${first}` : ` on ${first} and ${more} more`;
}

function place(event: CloudTrailEvent): string {
  const region = event.region === null ? "an unknown Region" : event.region;
  return event.eventTimeMs === null ? ` in ${region} at an unknown time` : ` in ${region}`;
}

function origin(event: CloudTrailEvent): string {
  const { sourceIp, via, principal } = event;
  const from = sourceIp === null ? " from an unknown address" : ` from ${sourceIp}`;
  const through =
    via === null || via === principal.name || via === sourceIp ? "" : ` through ${via}`;
  return `${sourceIp !== null && sourceIp === principal.name ? "" : from}${through}`;
}

function errorText(event: CloudTrailEvent): string {
  return event.errorCode ?? event.errorMessage ?? "an error in its response";
}
