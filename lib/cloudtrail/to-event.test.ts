import fc from "fast-check";
import { expect, test } from "vitest";
import { FLAG_NAMES } from "./event";
import { toEvent } from "./to-event";

const RECORD = {
  eventVersion: "1.10",
  eventID: "6a2f8d5e-0c1b-4f7e-9a3d-1b2c3d4e5f60",
  eventTime: "2026-07-01T12:08:19Z",
  eventName: "TerminateInstances",
  eventSource: "ec2.amazonaws.com",
  awsRegion: "eu-west-1",
  recipientAccountId: "111122223333",
  sourceIPAddress: "203.0.113.7",
  userAgent: "aws-cli/2.13.5",
  errorCode: "Client.UnauthorizedOperation",
  eventType: "AwsApiCall",
  eventCategory: "Management",
  readOnly: false,
  requestID: "r-1",
  tlsDetails: { tlsVersion: "TLSv1.3" },
  resources: [
    { ARN: "arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc", accountId: "111122223333" },
  ],
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:build-42",
    arn: "arn:aws:sts::111122223333:assumed-role/ci-deploy/build-42",
    accountId: "111122223333",
    accessKeyId: "ASIAEXAMPLE",
    sessionContext: {
      sessionIssuer: { type: "Role", userName: "ci-deploy", accountId: "111122223333" },
      attributes: { creationDate: "2026-07-01T12:00:00Z", mfaAuthenticated: "false" },
    },
  },
};

function eventOf(record: unknown) {
  return toEvent(record, JSON.stringify(record) ?? "");
}

function changed(changes: Record<string, unknown>) {
  return eventOf({ ...RECORD, ...changes });
}

test("an ordinary record becomes an event without flags", () => {
  expect(eventOf(RECORD)).toMatchObject({
    eventId: RECORD.eventID,
    eventTimeMs: Date.UTC(2026, 6, 1, 12, 8, 19),
    eventVersionParts: [1, 10],
    accountId: "111122223333",
    callerAccountId: "111122223333",
    principal: { key: "role|111122223333|ci-deploy", kind: "role", name: "ci-deploy" },
    roleName: "ci-deploy",
    sessionName: "build-42",
    sessionKey: "AROAEXAMPLE:build-42|2026-07-01T12:00:00Z",
    mfa: false,
    console: null,
    sourceIsAddress: true,
    via: null,
    client: "aws-cli",
    outcome: "denied",
    readOnly: false,
    category: "management",
    requestId: "r-1",
    tlsVersion: "TLSv1.3",
    resources: [{ arn: RECORD.resources[0]?.ARN, type: null, accountId: "111122223333" }],
    flags: [],
    unknownFields: [],
  });
});

test("what an old record does not say is null, never false", () => {
  const event = eventOf({ eventVersion: "1.0", eventName: "X" });
  expect(event).toMatchObject({ readOnly: null, mfa: null, console: null, category: "unknown" });
});

test.each([
  [{ eventTime: undefined }, "no-event-time"],
  [{ eventTime: "soon" }, "bad-event-time"],
  [{ eventTime: "1900-01-01T00:00:00Z" }, "time-implausible"],
  [{ eventID: undefined }, "no-event-id"],
  [{ eventID: "EXAMPLE-1" }, "bad-event-id"],
  [{ eventName: "" }, "no-event-name"],
  [{ awsRegion: undefined }, "no-region"],
  [{ recipientAccountId: undefined, userIdentity: {} }, "no-account"],
  [{ userIdentity: undefined }, "no-identity"],
  [{ eventVersion: "2.0" }, "unknown-version"],
  [{ eventVersion: "one" }, "unknown-version"],
  [{ brandNew: 1 }, "unknown-fields"],
  [{ userAgent: "a\u0000b" }, "nul-character"],
  [{ userAgent: "a\ud800b" }, "lone-surrogate"],
  [{ userAgent: { browser: "x" } }, "wrong-type"],
  [{ resources: ["arn"] }, "wrong-type"],
])("%j is flagged %s and nothing else", (changes, flag) => {
  expect(changed(changes).flags).toEqual([flag]);
});

test("a number too big for JavaScript is flagged from the text", () => {
  const text = JSON.stringify(RECORD).replace('"r-1"', "9223372036854775808");
  expect(toEvent(JSON.parse(text), text).flags).toEqual(["number-precision", "wrong-type"]);
});

test("an implausible time is kept", () => {
  expect(changed({ eventTime: "2100-01-01T00:00:00Z" }).eventTimeMs).toBe(Date.UTC(2100, 0, 1));
});

test("scalars of the wrong type are read in their text form and flagged", () => {
  const event = changed({ recipientAccountId: 111122223333, eventName: true });
  expect(event).toMatchObject({
    accountId: "111122223333",
    eventName: "true",
    flags: ["wrong-type"],
  });
});

test("an identity that is a list is flagged, and the rest is still read", () => {
  const event = changed({ userIdentity: ["x"] });
  expect(event).toMatchObject({ eventName: "TerminateInstances", principal: { kind: "unknown" } });
  expect(event.flags).toEqual(["no-identity", "wrong-type"]);
});

test("new fields are listed by name, also inside the identity", () => {
  const userIdentity = { ...RECORD.userIdentity, shoeSize: 1 };
  expect(changed({ hat: 1, userIdentity }).unknownFields).toEqual(["hat", "userIdentity.shoeSize"]);
});

test("__proto__ in a record is one more unknown field", () => {
  const text = '{"__proto__":{"eventName":"X","readOnly":true},"constructor":1}';
  const event = toEvent(JSON.parse(text), text);
  expect(event).toMatchObject({ eventName: null, readOnly: null });
  expect(event.unknownFields).toEqual(["__proto__", "constructor"]);
});

test("a service that calls on someone's behalf is named in via", () => {
  const invokedBy = "cloudformation.amazonaws.com";
  const event = changed({
    userIdentity: { ...RECORD.userIdentity, invokedBy },
    sourceIPAddress: invokedBy,
  });
  expect(event).toMatchObject({
    via: invokedBy,
    sourceIsAddress: false,
    principal: { kind: "role" },
  });
  expect(changed({ sourceIPAddress: "AWS Internal/3" })).toMatchObject({
    via: "AWS Internal",
    sourceIp: "AWS Internal/3",
  });
});

test("an Insights record names its call inside insightDetails and lacks no identity", () => {
  const event = eventOf({
    eventVersion: "1.07",
    eventID: RECORD.eventID,
    eventTime: RECORD.eventTime,
    awsRegion: "us-east-1",
    recipientAccountId: "111122223333",
    eventCategory: "Insight",
    sharedEventID: "s",
    insightDetails: { state: "Start", eventSource: "ssm.amazonaws.com", eventName: "GetParameter" },
  });
  expect(event).toMatchObject({
    category: "insight",
    eventName: "GetParameter",
    eventSource: "ssm.amazonaws.com",
    outcome: "unknown",
    sharedEventId: "s",
    flags: [],
  });
});

test("an Insights record of an event data store names it at the top", () => {
  const event = eventOf({
    eventType: "AwsCloudTrailInsight",
    insightEventSource: "ssm.amazonaws.com",
    insightEventName: "GetParameter",
  });
  expect(event).toMatchObject({ eventName: "GetParameter", eventSource: "ssm.amazonaws.com" });
});

test("an aggregated record has its own spelling of id, account and time", () => {
  const event = eventOf({
    eventVersion: "1.0",
    accountId: "111122223333",
    eventId: RECORD.eventID,
    eventCategory: "Aggregated",
    eventType: "AwsAggregatedEvent",
    awsRegion: "us-east-1",
    eventSource: "s3.amazonaws.com",
    timeWindow: {
      windowStart: "2026-07-01T12:05:00Z",
      windowEnd: "2026-07-01T12:10:00Z",
      windowSize: "PT5M",
    },
    summary: {},
  });
  expect(event).toMatchObject({
    category: "aggregated",
    eventId: RECORD.eventID,
    accountId: "111122223333",
    eventTimeMs: Date.UTC(2026, 6, 1, 12, 5),
    eventName: null,
    outcome: "unknown",
    flags: [],
  });
});

test("a denial at a VPC endpoint is denied, and its caller's account is not ours", () => {
  const event = changed({
    eventCategory: "NetworkActivity",
    eventType: "AwsVpceEvent",
    errorCode: "VpceAccessDenied",
    vpcEndpointId: "vpce-1",
    userIdentity: { type: "AWSAccount", principalId: "AKIAEXAMPLE", accountId: "777788889999" },
  });
  expect(event).toMatchObject({
    category: "network",
    outcome: "denied",
    accountId: "111122223333",
    callerAccountId: "777788889999",
    vpcEndpointId: "vpce-1",
    principal: { kind: "account", name: "AKIAEXAMPLE" },
  });
});

test("nobody is no account", () => {
  const userIdentity = { type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" };
  const event = changed({ recipientAccountId: undefined, userIdentity });
  expect(event).toMatchObject({ accountId: null, callerAccountId: "ANONYMOUS_PRINCIPAL" });
  expect(event.flags).toEqual(["no-account"]);
});

test.each(["000000000000", "1111222233334"])(
  "the account %s is kept as it is",
  (recipientAccountId) => {
    expect(changed({ recipientAccountId })).toMatchObject({
      accountId: recipientAccountId,
      flags: [],
    });
  },
);

test("a correction names the event it corrects; a late delivery corrects nothing", () => {
  const corrected = changed({ addendum: { reason: "UPDATED_DATA", originalEventID: "o" } });
  expect(corrected).toMatchObject({ correctsEventId: "o", flags: ["correction"] });
  const late = changed({ addendum: { reason: "DELIVERY_DELAY" } });
  expect(late).toMatchObject({ correctsEventId: null, flags: [] });
});

test("booleans in text are booleans", () => {
  const event = changed({ readOnly: "true", sessionCredentialFromConsole: "true" });
  expect(event).toMatchObject({ readOnly: true, console: true, flags: [] });
});

test("any JSON value gives a whole event", () => {
  const names = fc.constantFrom(
    ...Object.keys(RECORD),
    ...["insightDetails", "timeWindow", "addendum", "additionalEventData", "__proto__", "new"],
  );
  const nested = fc.dictionary(
    fc.constantFrom(...Object.keys(RECORD.userIdentity), "attributes"),
    fc.jsonValue(),
  );
  const record = fc.dictionary(names, fc.oneof(fc.jsonValue(), nested));
  const keys = Object.keys(eventOf(RECORD));
  fc.assert(
    fc.property(fc.oneof(record, fc.jsonValue()), (value) => {
      const text = JSON.stringify(value);
      const event = toEvent(JSON.parse(text), text);
      expect(Object.keys(event)).toEqual(keys);
      expect(Object.values(event)).not.toContain(undefined);
      expect(Object.values(event)).not.toContain("");
      expect(event.eventTimeMs).not.toBeNaN();
      expect(event.principal.key.startsWith(`${event.principal.kind}|`)).toBe(true);
      expect(event.principal.name).not.toBe("");
      expect(FLAG_NAMES.filter((flag) => event.flags.includes(flag))).toEqual(event.flags);
      expect(event.flags.includes("unknown-fields")).toBe(event.unknownFields.length > 0);
    }),
    { numRuns: 500 },
  );
});
