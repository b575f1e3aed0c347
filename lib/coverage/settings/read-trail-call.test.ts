import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventRow } from "@/lib/api/contract";
import { readTrailCall } from "./read-trail-call";

const ARN = "arn:aws:cloudtrail:us-west-2:111111111111:trail/Regulatory";
const TRAIL = { account: "111111111111", homeRegion: "us-west-2", name: "Regulatory" };

function row(eventName: string, more: Partial<EventRow> = {}): EventRow {
  return {
    key: "key",
    timeMs: 7,
    eventName,
    eventSource: "cloudtrail.amazonaws.com",
    region: "us-west-2",
    account: "111111111111",
    principal: { key: "", kind: "user", name: "alice" },
    sourceIp: null,
    userAgent: null,
    outcome: "success",
    errorCode: null,
    readOnly: false,
    category: "management",
    resource: null,
    flags: [],
    ingestSeq: 1,
    late: false,
    values: {},
    ...more,
  };
}
const read = (eventName: string, request: unknown, answer: unknown = null) =>
  readTrailCall(row(eventName), { requestParameters: request, responseElements: answer });

test("an update says how the trail is afterwards", () => {
  const answer = {
    name: "Regulatory",
    s3BucketName: "s3-for-cloudtrail-logs111",
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: true,
    trailARN: ARN,
    logFileValidationEnabled: false,
    isOrganizationTrail: false,
  };
  expect(read("UpdateTrail", { name: "Regulatory", isMultiRegionTrail: true }, answer)).toEqual({
    trail: TRAIL,
    arn: ARN,
    statement: {
      from: "event",
      atMs: 7,
      eventKey: "key",
      values: {
        bucket: "s3-for-cloudtrail-logs111",
        globalEvents: true,
        multiRegion: true,
        validation: false,
        organization: false,
      },
      turn: undefined,
    },
  });
});

test("a new trail has only what it was made with, an update leaves the rest as it was", () => {
  const request = { name: "Regulatory", s3BucketName: "logs", enableLogFileValidation: true };
  expect(read("CreateTrail", request)?.statement).toMatchObject({
    turn: "created",
    values: { bucket: "logs", validation: true, kmsKey: null, logGroup: null },
  });
  expect(read("UpdateTrail", request)?.statement?.values).toEqual({
    bucket: "logs",
    validation: true,
  });
  expect(read("UpdateTrail", { name: "Regulatory", kmsKeyId: "" })?.statement?.values).toEqual({
    kmsKey: null,
  });
  // The record does not say what it was made with.
  expect(read("CreateTrail", null, { trailARN: ARN })?.statement?.values).toEqual({});
});

test("starting, stopping and deleting are told, by name or ARN", () => {
  expect(read("StopLogging", { name: ARN })).toMatchObject({
    trail: TRAIL,
    arn: ARN,
    statement: { values: { logging: false } },
  });
  expect(read("StartLogging", { name: "Regulatory" })).toMatchObject({
    trail: TRAIL,
    arn: null,
    statement: { values: { logging: true } },
  });
  expect(read("DeleteTrail", { name: ARN })?.statement).toMatchObject({ turn: "deleted" });
});

test("selectors are told", () => {
  const eventSelectors = [{ readWriteType: "WriteOnly", includeManagementEvents: true }];
  const events = read("PutEventSelectors", { trailName: ARN }, { trailARN: ARN, eventSelectors });
  expect(events?.statement?.values.selection?.management).toBe("write-only");
  const insightSelectors = [{ insightType: "ApiCallRateInsight" }];
  const insights = read("PutInsightSelectors", { trailName: ARN, insightSelectors });
  expect(insights?.statement?.values).toEqual({ insights: ["ApiCallRateInsight"] });
});

test("a call that failed says nothing of how things are", () => {
  for (const outcome of ["denied", "error", "unknown"] as const) {
    const call = readTrailCall(row("StopLogging", { outcome }), {
      requestParameters: { name: ARN },
    });
    expect(call).toEqual({ trail: TRAIL, arn: ARN, statement: null });
  }
});

test("a refusal that names the trail in its message alone is known as one of that trail", () => {
  const record = {
    requestParameters: null,
    errorMessage: `User: alice is not authorized to perform: cloudtrail:StopLogging on resource: ${ARN} with an explicit deny`,
  };
  const call = readTrailCall(row("StopLogging", { outcome: "denied" }), record);
  expect(call).toEqual({ trail: TRAIL, arn: ARN, statement: null });
  expect(readTrailCall(row("StopLogging", { outcome: "denied" }), {})).toBe(null);
});

test("a call without a time says nothing of when things were so", () => {
  const call = readTrailCall(row("StopLogging", { timeMs: null }), {
    requestParameters: { name: ARN },
  });
  expect(call?.statement).toBe(null);
});

test("whatever a record holds, reading it never fails, and values are what they should be", () => {
  const hostile = fc.dictionary(
    fc.constantFrom(
      "name",
      "trailARN",
      "isMultiRegionTrail",
      "s3BucketName",
      "kmsKeyId",
      "__proto__",
    ),
    fc.oneof(fc.jsonValue(), fc.constant("a\0b"), fc.constant(ARN), fc.constant("x".repeat(9_000))),
  );
  fc.assert(
    fc.property(fc.constantFrom("CreateTrail", "UpdateTrail"), hostile, hostile, (name, a, b) => {
      const values = read(name, a, b)?.statement?.values ?? {};
      expect(["undefined", "boolean"]).toContain(typeof values.multiRegion);
      expect(values.bucket ?? "").not.toContain("\0");
    }),
  );
});
