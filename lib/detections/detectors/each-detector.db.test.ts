import { expect, test } from "vitest";
import type { Finding } from "@/lib/detections/finding";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestFiles } from "@/lib/ingest/testing/test-index";
import { listDetectors } from "./all-detectors";
import { StandingFindings } from "./testing/standing-findings";

const ACCOUNT = "111111111111";
const START_MS = Date.UTC(2026, 2, 2);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The day on which everything happens. */
const DAY = 16;

let number = 0;
function call(user: string, timeMs: number, more: Record<string, unknown> = {}) {
  number += 1;
  return sampleRecord(number, {
    userIdentity: { type: "IAMUser", userName: user, accountId: ACCOUNT },
    recipientAccountId: ACCOUNT,
    eventTime: new Date(timeMs).toISOString(),
    eventSource: "ec2.amazonaws.com",
    eventName: "CreateTags",
    eventCategory: "Management",
    readOnly: false,
    awsRegion: "eu-west-1",
    sourceIPAddress: "192.0.2.1",
    userAgent: "aws-cli/2.0",
    ...more,
  });
}

/** A file as it is delivered five minutes after its hour began. */
function nameOf(region: string, hour: number): string {
  const stamp = new Date(START_MS + hour * HOUR_MS + 300_000).toISOString().replaceAll(/[-:]/g, "");
  return `AWSLogs/${ACCOUNT}/CloudTrail/${region}/${stamp.slice(0, 4)}/${stamp.slice(4, 6)}/${stamp.slice(6, 8)}/${ACCOUNT}_CloudTrail_${region}_${stamp.slice(0, 13)}Z_aaaaaaaaaaaaaaaa.json.gz`;
}

/** Files of whole hours of one Region, each with one change by alice. */
function hours(region: string, from: number, to: number): TestFiles {
  const all = Array.from({ length: to - from }, (_, at) => from + at);
  return Object.fromEntries(
    all.map((hour) => [
      nameOf(region, hour),
      [call("alice", START_MS + hour * HOUR_MS, { awsRegion: region })],
    ]),
  );
}

const LONDON = { latitude: 51.5, longitude: -0.12 };
const SYDNEY = { latitude: -33.87, longitude: 151.2 };
const places = new Map([
  ["192.0.2.1", LONDON],
  ["198.51.100.9", SYDNEY],
]);

const told = (findings: readonly Omit<Finding, "accountIds">[]) =>
  findings.map(({ detector, level, count, failed, subject }) => [
    detector,
    level,
    count,
    failed,
    subject.map(({ value }) => value).join(" "),
  ]);

test("each detector finds what it is for, and deliveries that come end a silence", async () => {
  const index = await openTestIndex();
  const detectors = listDetectors(async (ip) => places.get(ip) ?? null);
  const findings = new StandingFindings(index, detectors);
  const end = DAY * 24 + 18;
  await index.ingest({ ...hours("eu-west-1", 0, end), ...hours("us-east-2", 0, DAY * 24) });
  const at = (hour: number, second: number) =>
    START_MS + (DAY * 24 + hour) * HOUR_MS + second * 1000;
  const many = <Item>(length: number, item: (n: number) => Item) =>
    Array.from({ length }, (_, n) => item(n));
  await index.ingest({
    rate: many(30, (n) => call("bob", at(9, n), { eventName: "RunInstances" })),
    errors: many(20, (n) =>
      call("bob", at(10, n), { eventName: "GetUser", readOnly: true, errorCode: "AccessDenied" }),
    ),
    fan: ["ap-east-1", "ca-central-1", "eu-north-1", "sa-east-1", "us-west-1"].map((awsRegion, n) =>
      call("alice", at(11, n), {
        eventName: "DescribeInstances",
        readOnly: true,
        awsRegion,
        sessionCredentialFromConsole: "true",
      }),
    ),
    away: [call("alice", at(12, 0), { awsRegion: "ap-south-1" })],
    journey: [call("alice", at(14, 1), { sourceIPAddress: "198.51.100.9" })],
  });
  await findings.look();
  expect(told(findings.list())).toEqual([
    ["error-rate", "medium", 20, 20, "eu-west-1 ec2.amazonaws.com GetUser AccessDenied"],
    ["new", "informational", 1, 0, `user|${ACCOUNT}|alice`],
    ["rate", "low", 30, 0, "eu-west-1 ec2.amazonaws.com RunInstances"],
    ["region", "informational", 5, 0, `user|${ACCOUNT}|alice *`],
    ["region", "medium", 1, 0, `user|${ACCOUNT}|alice ap-south-1`],
    ["silence", "medium", 0, 0, `${ACCOUNT} us-east-2`],
    ["travel", "medium", 25, 0, `user|${ACCOUNT}|alice`],
  ]);
  const rate = findings.list().find(({ detector }) => detector === "rate");
  expect(rate?.events).toHaveLength(20);
  expect(rate?.sentence).toBe(
    "30 calls of RunInstances in eu-west-1 in the hour from 18 Mar 2026 09:00:00Z; 0 in the 168 known hours of the seven days before, about 0.0060 an hour.",
  );
  await index.ingest(hours("us-east-2", DAY * 24, end));
  await findings.look();
  expect(findings.list().map(({ detector }) => detector)).not.toContain("silence");
  await index.close();
}, 120_000);

test("who was away for ninety known days is told of when active again, and only then", async () => {
  const index = await openTestIndex();
  const findings = new StandingFindings(index, listDetectors(null));
  const daily = Array.from({ length: 120 }, (_, day) => call("alice", START_MS + day * DAY_MS));
  const key = {
    type: "IAMUser",
    userName: "alice",
    accountId: ACCOUNT,
    accessKeyId: "AKIAOLD0000000000001",
  };
  await index.ingest({
    daily,
    away: [0, 89, 119].map((day) => call("eve", START_MS + day * DAY_MS + HOUR_MS)),
    back: [0, 110].map((day) => call("mallory", START_MS + day * DAY_MS + HOUR_MS)),
    key: [2, 115].map((day) => call("alice", START_MS + day * DAY_MS, { userIdentity: key })),
  });
  await findings.look();
  const dormant = () => told(findings.list().filter(({ detector }) => detector === "dormant"));
  expect(dormant()).toEqual([
    ["dormant", "medium", 1, 0, `user|${ACCOUNT}|mallory`],
    ["dormant", "medium", 1, 0, `user|${ACCOUNT}|alice AKIAOLD0000000000001`],
  ]);
  await index.ingest({ late: [call("mallory", START_MS + 60 * DAY_MS)] });
  await findings.look();
  expect(dormant()).toHaveLength(1);
  await index.close();
}, 120_000);
