import { expect, test } from "vitest";
import { fromExportRow } from "./from-export-row";
import { RECORD_FIELDS } from "./known-fields";
import { toEvent } from "./to-event";

const IDENTITY = {
  type: "AssumedRole",
  principalid: "AROAEXAMPLE:build-42",
  arn: "arn:aws:sts::111122223333:assumed-role/ci-deploy/build-42",
  accountid: "111122223333",
  sessioncontext: {
    attributes: { creationdate: "2026-07-01T12:00:00Z", mfaauthenticated: "false" },
    sessionissuer: { type: "Role", username: "ci-deploy", accountid: "111122223333" },
  },
};

test.each([
  ["a struct", IDENTITY],
  ["JSON text", JSON.stringify(IDENTITY)],
])("lower-cased columns with the identity as %s give the same event", (_, useridentity) => {
  const row = {
    eventversion: "1.08",
    useridentity,
    eventtime: "2026-07-01 12:08:19.000",
    eventsource: "s3.amazonaws.com",
    eventname: "GetObject",
    awsregion: "eu-west-1",
    eventid: "6a2f8d5e-0c1b-4f7e-9a3d-1b2c3d4e5f60",
    recipientaccountid: "111122223333",
    readonly: "true",
    requestparameters: '{"bucketName":"b"}',
    resources: [{ arn: "arn:aws:s3:::b", accountid: "111122223333", type: "AWS::S3::Bucket" }],
    errorcode: "",
  };
  const record = fromExportRow(row);
  expect(record.requestParameters).toEqual({ bucketName: "b" });
  const event = toEvent(record, JSON.stringify(row));
  expect(event).toMatchObject({
    eventTimeMs: Date.UTC(2026, 6, 1, 12, 8, 19),
    principal: { key: "role|111122223333|ci-deploy" },
    sessionKey: "AROAEXAMPLE:build-42|2026-07-01T12:00:00Z",
    readOnly: true,
    mfa: false,
    outcome: "success",
    resources: [{ arn: "arn:aws:s3:::b", type: "AWS::S3::Bucket", accountId: "111122223333" }],
    flags: [],
  });
});

test("names are spelled as in the record, whichever of two spellings CloudTrail uses elsewhere", () => {
  const names = RECORD_FIELDS.filter((name) => name !== "eventId");
  const row = Object.fromEntries(names.map((name) => [name.toLowerCase(), "x"]));
  expect(Object.keys(fromExportRow(row))).toEqual(names);
  expect(fromExportRow({ EventId: "x", RequestID: "y", tlsdetails: { tlsversion: "1" } })).toEqual({
    eventID: "x",
    requestID: "y",
    tlsDetails: { tlsVersion: "1" },
  });
});

test("columns nobody knows keep their names, even hostile ones", () => {
  const row = JSON.parse('{"__proto__":"x","partition_0":"y","useridentity":"{not json"}');
  const record = fromExportRow(row);
  expect(Object.keys(record)).toEqual(["__proto__", "partition_0", "userIdentity"]);
  expect(record.userIdentity).toBe("{not json");
  expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
});
