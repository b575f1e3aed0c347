import { readCategory } from "./category";
import { clientFamily } from "./client";
import type { Category, CloudTrailEvent, FlagName } from "./event";
import { isEventId } from "./event-id";
import { isPlausibleTime, parseEventTime } from "./event-time";
import { type EventVersion, isKnownVersion, parseEventVersion } from "./event-version";
import { FlagSet } from "./flags";
import { type Identity, readIdentity, readSignInMfa } from "./identity";
import { parseAddress } from "./ip-address";
import { listUnknownFields } from "./known-fields";
import { addLexicalFlags } from "./lexical-flags";
import { readOutcome } from "./outcome";
import { roleName, toPrincipal } from "./principal";
import { isJsonObject, type JsonObject, readBoolean, readObject, readText } from "./read-field";
import { readResources } from "./resources";
import { readServedRegion } from "./served-region";
import { serviceInSource } from "./source-address";

const EMPTY: JsonObject = Object.freeze({});

/**
 * One record as AWS wrote it, as the event we index.
 *
 * `record` is the parsed JSON, `text` the same record's raw JSON, which alone shows NUL escapes,
 * half surrogate pairs and numbers too big for JavaScript. Never throws for any JSON value: what
 * is missing is null, what is odd is flagged, and the raw record stays the evidence.
 */
export function toEvent(record: unknown, text: string): CloudTrailEvent {
  const flags = new FlagSet();
  if (!isJsonObject(record)) flags.add("wrong-type");
  const source = isJsonObject(record) ? record : EMPTY;
  addLexicalFlags(text, flags);

  const eventType = readText(source, "eventType", flags);
  const category = readCategory(source, eventType, flags);
  const { eventName, eventSource } = readAction(source, category, flags);
  const eventVersion = readText(source, "eventVersion", flags);
  const region = flagged(readText(source, "awsRegion", flags), "no-region", flags);
  const errorCode = readText(source, "errorCode", flags);
  const errorMessage = readText(source, "errorMessage", flags);
  const sourceIp = readText(source, "sourceIPAddress", flags);
  const userAgent = readText(source, "userAgent", flags);

  const identity = readIdentity(source, flags);
  const sourceService = sourceIp === null ? null : serviceInSource(sourceIp);
  if (identity === null && hasCaller(category)) flags.add("no-identity");
  const unknownFields = listUnknownFields(source);
  if (unknownFields.length > 0) flags.add("unknown-fields");

  return {
    eventId: readEventId(source, flags),
    eventTimeMs: readEventTime(source, category, flags),
    eventName,
    eventSource,
    region,
    servedRegion: readServedRegion(source, region, flags),
    accountId: readAccount(source, identity, flags),
    callerAccountId: identity?.accountId ?? null,
    identityType: identity?.type ?? null,
    principal: toPrincipal(identity, sourceService),
    arn: identity?.arn ?? null,
    principalId: identity?.principalId ?? null,
    roleName: identity === null ? null : roleName(identity),
    issuerArn: identity?.issuerArn ?? null,
    sessionName: identity?.sessionName ?? null,
    sessionKey: identity?.sessionKey ?? null,
    sourceIdentity: identity?.sourceIdentity ?? null,
    accessKeyId: identity?.accessKeyId ?? null,
    mfa: readSignInMfa(source, identity?.type ?? null) ?? identity?.mfa ?? null,
    console: readBoolean(source, "sessionCredentialFromConsole", flags),
    sourceIp,
    sourceIsAddress: sourceIp !== null && parseAddress(sourceIp) !== null,
    via: identity?.invokedBy ?? sourceService,
    userAgent,
    client: userAgent === null ? null : clientFamily(userAgent),
    errorCode,
    errorMessage,
    outcome: readOutcome(source, { category, eventName, errorCode, errorMessage }),
    readOnly: readBoolean(source, "readOnly", flags),
    category,
    eventType,
    eventVersion,
    eventVersionParts: readVersion(eventVersion, flags),
    requestId: readText(source, "requestID", flags),
    sharedEventId: readText(source, "sharedEventID", flags),
    vpcEndpointId: readText(source, "vpcEndpointId", flags),
    tlsVersion: readText(readObject(source, "tlsDetails", flags) ?? EMPTY, "tlsVersion", flags),
    resources: readResources(source, flags),
    correctsEventId: readCorrection(source, flags),
    unknownFields,
    // Last, so that everything above has had its say.
    flags: flags.names(),
  };
}

/** Insights and aggregated records are about many calls and name no caller. */
function hasCaller(category: Category): boolean {
  return category !== "insight" && category !== "aggregated";
}

/**
 * What was called. Insights records name it inside `insightDetails`, those of event data stores in
 * `insightEventSource` and `insightEventName` (AWS: Insights record contents); an aggregated
 * record has a source and no name (AWS: aggregated events).
 */
function readAction(
  record: JsonObject,
  category: Category,
  flags: FlagSet,
): { readonly eventName: string | null; readonly eventSource: string | null } {
  let eventName = readText(record, "eventName", flags);
  let eventSource = readText(record, "eventSource", flags);
  if (category === "insight") {
    const details = readObject(record, "insightDetails", flags) ?? EMPTY;
    eventName ??=
      readText(details, "eventName", flags) ?? readText(record, "insightEventName", flags);
    eventSource ??=
      readText(details, "eventSource", flags) ?? readText(record, "insightEventSource", flags);
  }
  if (eventName === null && category !== "aggregated") flags.add("no-event-name");
  return { eventName, eventSource };
}

/** `eventID`, which aggregated records spell `eventId` (AWS: aggregated events). */
function readEventId(record: JsonObject, flags: FlagSet): string | null {
  const eventId = readText(record, "eventID", flags) ?? readText(record, "eventId", flags);
  if (eventId === null) flags.add("no-event-id");
  else if (!isEventId(eventId)) flags.add("bad-event-id");
  return eventId;
}

/** `eventTime`, or the start of the window an aggregated record covers (AWS: aggregated events). */
function readEventTime(record: JsonObject, category: Category, flags: FlagSet): number | null {
  const text =
    category === "aggregated"
      ? readText(readObject(record, "timeWindow", flags) ?? EMPTY, "windowStart", flags)
      : readText(record, "eventTime", flags);
  if (text === null) {
    flags.add("no-event-time");
    return null;
  }
  const timeMs = parseEventTime(text);
  if (timeMs === null) flags.add("bad-event-time");
  else if (!isPlausibleTime(timeMs)) flags.add("time-implausible");
  return timeMs;
}

/**
 * The account whose trail holds the record: `recipientAccountId` (since version 1.02), `accountId`
 * in aggregated records, else the caller's own (AWS: record contents, aggregated events).
 */
function readAccount(record: JsonObject, identity: Identity | null, flags: FlagSet): string | null {
  const caller = identity?.accountId ?? null;
  const accountId =
    readText(record, "recipientAccountId", flags) ??
    readText(record, "accountId", flags) ??
    (caller === "ANONYMOUS_PRINCIPAL" ? null : caller);
  return flagged(accountId, "no-account", flags);
}

function readVersion(eventVersion: string | null, flags: FlagSet): EventVersion | null {
  const version = eventVersion === null ? null : parseEventVersion(eventVersion);
  if (version === null || !isKnownVersion(version)) flags.add("unknown-version");
  return version;
}

/**
 * The event this record corrects. A correction has an eventID of its own and names the first in
 * `addendum.originalEventID`; an addendum may also only explain a delay (AWS: record contents).
 */
function readCorrection(record: JsonObject, flags: FlagSet): string | null {
  const addendum = readObject(record, "addendum", flags);
  if (addendum === null) return null;
  const corrects = readText(addendum, "originalEventID", flags);
  if (corrects !== null || readText(addendum, "reason", flags) === "UPDATED_DATA") {
    flags.add("correction");
  }
  return corrects;
}

function flagged(value: string | null, flag: FlagName, flags: FlagSet): string | null {
  if (value === null) flags.add(flag);
  return value;
}
