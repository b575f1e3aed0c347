import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { matchesQuery } from "./matches";
import { parseQuery } from "./parse";

const RECORD = {
  eventVersion: "1.10",
  eventName: "PutObject",
  userIdentity: {
    principalId: "AROAIOSFODNN7EXAMPLE:build-7",
    onBehalfOf: { userId: "person-1" },
    sessionContext: { sessionIssuer: { principalId: "AROAIOSFODNN7EXAMPLE" } },
  },
  requestParameters: {
    bucketName: "Backups",
    Tags: [
      { key: "aws:createdBy", value: "Alice" },
      { key: "team", value: 7 },
    ],
    acl: { grants: [["read"], ["write"]] },
  },
  responseElements: {
    credentials: { accessKeyId: "ASIAQQQQQQQQQQQQQQQQ", sessionToken: "hush" },
    requestId: "req-in-body",
  },
  additionalEventData: { MFAUsed: "No" },
  resources: [{ ARN: "arn:aws:s3:::backups/2026/november.tar", type: "AWS::S3::Object" }],
  futureMember: { answer: 42 },
};

const EVENT: CloudTrailEvent = {
  eventId: "0b1f3bd6-3f2c-4c1a-8f7e-0d2b1a7c9e11",
  eventTimeMs: Date.UTC(2026, 10, 21, 3, 14, 7),
  eventName: "PutObject",
  eventSource: "s3.amazonaws.com",
  region: "eu-west-1",
  servedRegion: null,
  accountId: "123456789012",
  callerAccountId: "210987654321",
  identityType: "AssumedRole",
  principal: { key: "role|210987654321|ci", kind: "role", accountId: "210987654321", name: "CI" },
  arn: "arn:aws:sts::210987654321:assumed-role/CI/build-7",
  principalId: "AROAIOSFODNN7EXAMPLE:build-7",
  roleName: "CI",
  issuerArn: "arn:aws:iam::210987654321:role/CI",
  sessionName: "build-7",
  sessionKey: null,
  sourceIdentity: null,
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  mfa: null,
  console: null,
  sourceIp: "2001:db8::a",
  sourceIsAddress: true,
  via: null,
  userAgent: "aws-cli/2.0 Python/3",
  client: "aws-cli",
  errorCode: null,
  errorMessage: null,
  outcome: "success",
  readOnly: false,
  category: "data",
  eventType: "AwsApiCall",
  eventVersion: "1.10",
  eventVersionParts: [1, 10],
  requestId: "REQ1",
  sharedEventId: null,
  vpcEndpointId: null,
  tlsVersion: "TLSv1.3",
  resources: [
    { arn: "arn:aws:s3:::backups/2026/november.tar", type: "AWS::S3::Object", accountId: null },
  ],
  correctsEventId: null,
  flags: ["unknown-fields"],
  unknownFields: ["futureMember"],
};

function matches(text: string, event: CloudTrailEvent = EVENT): boolean {
  const { query, issues } = parseQuery(text);
  expect(issues.filter((one) => one.severity === "error")).toEqual([]);
  return matchesQuery(query, event, RECORD, Date.UTC(2026, 10, 21, 4));
}

describe("matches", () => {
  test.each([
    "",
    "event:putobject",
    "event:Put*",
    "event:P?tObject",
    "event:=PutObject",
    "event~object",
    "event~t?bj",
    "event:(Get* OR PutObject)",
    "service:s3",
    "service:S3.amazonaws.com",
    "service:*3",
    "service:=s3",
    "-mfa:true",
    "mfa!=false",
    "missing:mfa",
    "readonly:false",
    "root:false",
    "flag:unknown-fields",
    "ip:2001:DB8:0::A",
    "ip:2001:db8::/32",
    "ip:2001:db8::*",
    "time:2026-11-21",
    "time:2026-11-21T03:14Z",
    "time>=now-1h",
    "time<=2026-11-21",
    "time<2026-11-21T04:30+01:00",
    "version>1.9",
    "version:[1.05 TO 1.10]",
    "resource:*november.tar",
    "request.bucketName:backups",
    "REQUEST.BUCKETNAME:=Backups",
    "request.tags.value:alice",
    "request.tags[1].value:7",
    "request.tags:team",
    "request.acl.grants:write",
    "request.acl.grants[0]:read",
    "response.credentials.accessKeyId:ASIAQQQQQQQQQQQQQQQQ",
    "extra.mfaused:no",
    "has:request",
    "aroaiosfodnn7example",
    "AROAIOSFODNN7EXAMPLE",
    "ASIAQQQQQQQQQQQQQQQQ",
    "person-1",
    "november.tar",
    "2026",
    "42",
    "novem*",
    '"aws-cli/2.0 Python/3"',
    "~ovemb",
    "req1",
    "arn:aws:s3:::backups/2026/november.tar",
    "210987654321",
    "2001:db8:0:0::a",
    "s3.amazonaws.com",
    "a OR putobject",
  ])("%j finds the event", (text) => expect(matches(text)).toBe(true));

  test.each([
    "event:Put",
    "event:=putobject",
    'event:"Put*"',
    "mfa:false",
    "has:mfa",
    "-event:PutObject",
    "error:*",
    "root:true",
    "ip:2001:db9::/32",
    "ip:10.0.0.0/8",
    "time:2026-11-20",
    "time>2026-11-21",
    "time<2026-11-21",
    "time>now-30m",
    "version<1.9",
    "request.tags[0].value:7",
    "request.acl.grants[0]:write",
    "request.nothing:*",
    "response.credentials.sessionToken:hush",
    "response.requestId:*",
    "hush",
    "req-in-body",
    "Success",
    "ovemb",
    "event:PutObject user:alice",
  ])("%j does not", (text) => expect(matches(text)).toBe(false));

  test("a source that is no address is found by via, never by a block", () => {
    const event = { ...EVENT, sourceIp: "AWS Internal", sourceIsAddress: false };
    expect(matches('via:"aws internal"', event)).toBe(true);
    expect(matches("missing:ip", event)).toBe(true);
    expect(matches("ip:0.0.0.0/0", event)).toBe(false);
  });

  test("an event without time is in no range of times", () => {
    const event = { ...EVENT, eventTimeMs: null };
    expect(matches("time>2000 OR time<=2000", event)).toBe(false);
    expect(matches("missing:time", event)).toBe(true);
  });
});

test("NOT is the complement, AND and OR are those of logic, for any record", () => {
  const conditions = [
    "event:PutObject",
    "mfa:true",
    "november.tar",
    "ip:10.0.0.0/8",
    "request.a:1",
  ];
  const one = fc.constantFrom(...conditions);
  fc.assert(
    fc.property(one, one, fc.jsonValue(), (a, b, record) => {
      const holds = (text: string) => matchesQuery(parseQuery(text).query, EVENT, record, 0);
      expect(holds(`-${a}`)).toBe(!holds(a));
      expect(holds(`${a} ${b}`)).toBe(holds(a) && holds(b));
      expect(holds(`${a} OR ${b}`)).toBe(holds(a) || holds(b));
      expect(holds(`-(${a} OR ${b})`)).toBe(holds(`-${a} -${b}`));
    }),
  );
});
