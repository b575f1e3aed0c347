import { expect, test } from "vitest";
import { isRecordLike } from "./is-record-like";

test("records of every family are taken for records, even reduced ones", () => {
  expect(isRecordLike({ eventVersion: "1.08", eventName: "PutObject" })).toBe(true);
  expect(isRecordLike({ eventVersion: "1.07", insightDetails: {} })).toBe(true);
  expect(isRecordLike({ eventId: "x", timeWindow: {} })).toBe(true);
  expect(isRecordLike({ eventTime: null, userIdentity: [] })).toBe(true);
});

test("envelopes, digests, notifications and scalars are not", () => {
  expect(isRecordLike({ Records: [] })).toBe(false);
  expect(isRecordLike({ awsAccountId: "1", digestStartTime: "x", logFiles: [] })).toBe(false);
  expect(
    isRecordLike({ eventVersion: "2.1", eventSource: "aws:s3", eventName: "ObjectCreated:Put" }),
  ).toBe(false);
  expect(isRecordLike([])).toBe(false);
  expect(isRecordLike(null)).toBe(false);
  expect(isRecordLike("eventName eventTime")).toBe(false);
});
