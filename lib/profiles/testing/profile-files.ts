import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import type { TestFiles } from "@/lib/ingest/testing/test-index";

export const DAY_MS = 86_400_000;
export const START_MS = Date.UTC(2026, 2, 1);
export const NOW_MS = START_MS + 60 * DAY_MS;
export const OWN = "111111111111";
export const OTHER = "222222222222";
export const ALICE = `user|${OWN}|alice`;
export const PERIOD = { from: "2026-04-10T00:00Z", to: "2026-04-20T12:30Z" };
export const LIST = { sort: "-events", offset: 0, limit: 100 } as const;

const user = (userName: string, accountId = OWN, more = {}) => ({
  userIdentity: { type: "IAMUser", userName, accountId, ...more },
  recipientAccountId: accountId,
});
const at = (day: number, hour: number, minute = 0) => ({
  eventTime: new Date(START_MS + ((day * 24 + hour) * 60 + minute) * 60_000).toISOString(),
});
const call = (number: number, ...parts: Record<string, unknown>[]) =>
  sampleRecord(number, {
    awsRegion: "eu-west-1",
    eventSource: "s3.amazonaws.com",
    sourceIPAddress: "192.0.2.1",
    userAgent: "aws-cli/2.0",
    ...Object.assign({}, ...parts),
  });
export const HOSTILE = [
  "%",
  "\\",
  "'",
  "__proto__",
  "a\0b",
  "x".repeat(2_000),
  "É",
  "é",
  '"',
  "…",
  "\ud800",
];

/** Alice worked by day for 40 days; on the 45th she is somewhere else, at night. */
export const FILES: TestFiles = {
  quiet: Array.from({ length: 40 }, (_, day) => call(day, user("alice"), at(day, 9 + (day % 3)))),
  news: [
    call(100, user("alice"), at(45, 2, 10), {
      awsRegion: "ap-south-1",
      sourceIPAddress: "198.51.100.7",
      eventName: "DeleteBucket",
      readOnly: false,
    }),
    call(101, user("alice"), at(45, 9), { errorCode: "AccessDenied", eventName: "PutObject" }),
    call(102, user("alice"), at(44, 9), { errorCode: "AccessDenied", eventName: "PutObject" }),
    call(103, user("Alice"), at(44, 10), { sourceIPAddress: "AWS Internal" }),
    call(104, user("alice"), at(44, 10), { sourceIPAddress: "2001:db8::1" }),
    call(105, user("alice"), at(44, 11), { sourceIPAddress: "2001:DB8:0:0::1" }),
    call(106, user("alice"), { eventTime: undefined }),
    call(107, user("never-dated"), { eventTime: undefined }),
  ],
  theirs: [
    call(200, user("bob", OTHER), at(3, 1), { sourceIPAddress: "192.0.2.1" }),
    call(201, user("bob", OTHER), at(45, 1), { awsRegion: "ap-south-1" }),
    call(202, user("carol", OTHER, { accessKeyId: "AKIACAROL00000000001" }), at(45, 1)),
  ],
  hostile: HOSTILE.map((name, number) => call(300 + number, user(name), at(46, 12))),
  services: [
    call(400, at(46, 1), {
      userIdentity: { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
      sourceIPAddress: "ec2.amazonaws.com",
      recipientAccountId: OWN,
    }),
    call(401, at(46, 1), {
      userIdentity: { type: "AWSAccount", accountId: OTHER, principalId: "AROAOTHER:x" },
      recipientAccountId: OWN,
    }),
    call(402, at(46, 1), {
      userIdentity: {
        type: "IdentityCenterUser",
        accountId: OWN,
        onBehalfOf: {
          userId: "544894e8-80c1-707f-60e3-3ba6510dfac1",
          identityStoreArn: "arn:aws:identitystore::111111111111:identitystore/d-9067642ac7",
        },
      },
      recipientAccountId: OWN,
    }),
    call(403, at(46, 1), {
      userIdentity: {
        type: "WebIdentityUser",
        principalId: "accounts.google.com:app:1234",
        userName: "1234",
        identityProvider: "accounts.google.com",
      },
      recipientAccountId: OWN,
    }),
    call(404, at(46, 1), { userIdentity: { type: "Unknown" }, recipientAccountId: OWN }),
  ],
};
