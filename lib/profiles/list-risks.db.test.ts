import { afterEach, beforeEach, expect, test } from "vitest";
import { type Risks, risksSchema } from "@/lib/api/profile-contract";
import { countEvents } from "@/lib/events/count-events";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { listRisks } from "./list-risks";
import { RISK_INDICATORS } from "./risk-indicators";

const ACCOUNT = "123456789012";
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The period's first moment lies within a UTC day. */
const FROM_MS = Date.UTC(2026, 5, 1, 6);
const TO_MS = FROM_MS + 10 * DAY_MS;
const PERIOD = { from: new Date(FROM_MS).toISOString(), to: new Date(TO_MS).toISOString() };
const LONG_KEY = "AKIAIOSFODNN7EXAMPLE";

const ALICE = { type: "IAMUser", userName: "alice", accountId: ACCOUNT };
const ROOT = { type: "Root", accountId: ACCOUNT };
const sessionOf = (identity: object, mfa: boolean) => ({
  ...identity,
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  sessionContext: { attributes: { mfaAuthenticated: String(mfa) } },
});
const signing = (accessKeyId: string) => ({ ...ALICE, accessKeyId });

let index: TestIndex;
let records: Record<string, unknown>[];

beforeEach(async () => {
  index = await openTestIndex();
  records = [];
});
afterEach(() => index.close());

/** A call some minutes after the period begins; it reads, by alice, unless it says otherwise. */
function call(minutes: number, event: string, more: Record<string, unknown> = {}): void {
  const [service = "s3", name = event] = event.includes(":") ? event.split(":") : [];
  records.push(
    sampleRecord(records.length, {
      userIdentity: ALICE,
      recipientAccountId: ACCOUNT,
      awsRegion: "eu-west-1",
      eventTime: new Date(FROM_MS + minutes * MINUTE_MS).toISOString(),
      eventSource: `${service}.amazonaws.com`,
      eventName: name,
      readOnly: true,
      sourceIPAddress: "192.0.2.1",
      ...more,
    }),
  );
}

/** One usual call on each of the days before the period. */
function habits(days = 40, more: Record<string, unknown> = {}): void {
  for (let day = 1; day <= days; day += 1) call(-day * 1440, "GetObject", more);
}

/** What is found about a user, each finding held against the list behind its link. */
async function risksOf(id = `user|${ACCOUNT}|alice`): Promise<Risks> {
  await index.ingest({ all: records });
  const risks = risksSchema.parse(
    await listRisks(index.reader, "principal", id, PERIOD, TO_MS + DAY_MS),
  );
  for (const { why, link } of risks.risks) {
    const { query } = parseQuery(link?.q ?? "");
    const span = { fromMs: link?.fromMs ?? null, toMs: link?.toMs ?? null };
    const question = { query, ...span, asof: null, nowMs: TO_MS };
    const { total } = await countEvents(index.reader, question);
    expect(total, `${why} ${link?.q}`).toBeGreaterThan(0);
    expect(why.match(/\d+/g)?.map(Number), `${why} ${link?.q}`).toContain(total);
  }
  return risks;
}

const idsOf = ({ risks }: Risks) => risks.map(({ id }) => id);

test("indicators have names of their own and stand with the heaviest first", () => {
  const weights = RISK_INDICATORS.map(({ weight }) => weight);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(new Set(RISK_INDICATORS.map(({ id }) => id)).size).toBe(RISK_INDICATORS.length);
});

test("of usual calls nothing is said", async () => {
  habits();
  for (let hour = 0; hour < 20; hour += 1) call(hour * 60, "GetObject");
  expect(await risksOf()).toEqual({ risks: [], unjudged: [] });
});

test("weakened logging is told, and what was only attempted is told apart", async () => {
  habits();
  call(1, "cloudtrail:StopLogging", { readOnly: false });
  call(2, "cloudtrail:StopLogging", { readOnly: false, errorCode: "AccessDenied" });
  call(3, "guardduty:DeleteDetector", { readOnly: false, errorCode: "BadRequestException" });
  call(4, "ec2:StopLogging", { readOnly: false });
  const risks = await risksOf();
  expect(idsOf(risks)).toEqual(["logging-weakened"]);
  expect(risks.risks[0]?.why).toContain("3 calls that weaken logging or detection");
  expect(risks.risks[0]?.why).toContain("1 was done, 2 were only attempted");
});

test("changed privileges are told, those of other services with the same names are not", async () => {
  habits();
  call(1, "iam:AttachUserPolicy", { readOnly: false });
  call(2, "organizations:AttachPolicy", { readOnly: false });
  expect(idsOf(await risksOf())).toEqual(["privileges"]);
});

test("a key for another user is told, one's own is not", async () => {
  habits();
  const create = (minutes: number, userName: string | null) =>
    call(minutes, "iam:CreateAccessKey", {
      readOnly: false,
      requestParameters: userName === null ? null : { userName },
    });
  create(1, null);
  create(2, "alice");
  expect(idsOf(await risksOf())).toEqual([]);
  create(3, "bob");
  const risks = await risksOf();
  expect(idsOf(risks)).toEqual(["foreign-key"]);
  expect(risks.risks[0]?.why).toContain("1 call to create an access key for another user");
});

test("root itself is told, services and AWS in its name are not", async () => {
  call(1, "GetObject", { userIdentity: { ...ROOT, invokedBy: "config.amazonaws.com" } });
  call(2, "GetObject", { userIdentity: ROOT, eventType: "AwsServiceEvent" });
  expect(idsOf(await risksOf(`root|${ACCOUNT}|root`))).toEqual([]);
  call(3, "GetObject", { userIdentity: ROOT, eventType: "AwsApiCall" });
  expect(idsOf(await risksOf(`root|${ACCOUNT}|root`))).toEqual(["root"]);
});

test("a sign-in without MFA is told when it succeeded", async () => {
  habits();
  const signIn = (minutes: number, MFAUsed: string, result: string) =>
    call(minutes, "signin:ConsoleLogin", {
      readOnly: false,
      additionalEventData: { MFAUsed },
      responseElements: { ConsoleLogin: result },
    });
  signIn(1, "Yes", "Success");
  signIn(2, "No", "Failure");
  expect(idsOf(await risksOf())).toEqual([]);
  signIn(3, "No", "Success");
  expect(idsOf(await risksOf())).toEqual(["sign-in-without-mfa"]);
});

test("changes of sessions without MFA are told, reads and unsaid MFA are not", async () => {
  habits();
  call(1, "PutObject", { readOnly: false });
  call(2, "GetObject", { userIdentity: sessionOf(ALICE, false) });
  call(3, "PutObject", { readOnly: false, userIdentity: sessionOf(ALICE, true) });
  expect(idsOf(await risksOf())).toEqual([]);
  call(4, "PutObject", { readOnly: false, userIdentity: sessionOf(ALICE, false) });
  expect(idsOf(await risksOf())).toEqual(["writes-without-mfa"]);
});

test("a long-term key is old after 90 days of use", async () => {
  habits(89, { userIdentity: signing(LONG_KEY) });
  call(1, "GetObject", { userIdentity: signing(LONG_KEY) });
  expect(idsOf(await risksOf())).toEqual([]);
  call(1441, "GetObject", { userIdentity: signing(LONG_KEY) });
  const risks = await risksOf();
  expect(idsOf(risks)).toEqual(["old-key"]);
  expect(risks.risks[0]?.why).toContain("at least 90 days");
});

test("a long-term key from more than three addresses in one day is told", async () => {
  const from = (minutes: number, last: number, key: string) =>
    call(minutes, "GetObject", {
      userIdentity: signing(key),
      sourceIPAddress: `192.0.2.${last}`,
    });
  for (let last = 1; last <= 4; last += 1) {
    from(1500 + last, last, "ASIAIOSFODNN7EXAMPLE");
    if (last < 4) from(3000 + last, last, LONG_KEY);
  }
  expect(idsOf(await risksOf())).toEqual([]);
  from(3000, 4, LONG_KEY);
  call(3001, "GetObject", { userIdentity: signing(LONG_KEY), sourceIPAddress: "AWS Internal" });
  const risks = await risksOf();
  expect(idsOf(risks)).toEqual(["key-addresses"]);
  expect(risks.risks[0]?.why).toContain("from 4 addresses on 2026-06-03 (UTC), in 4 calls");
});

test("a new address is told to who has habits, else it is said that it cannot be", async () => {
  call(1, "GetObject", { sourceIPAddress: "203.0.113.9" });
  const unknown = await risksOf();
  expect(idsOf(unknown)).toEqual([]);
  expect(unknown.unjudged.map(({ id }) => id)).toEqual(["new-region", "new-address"]);
  habits();
  const risks = await risksOf();
  expect(risks.risks.map(({ why }) => why)).toEqual([
    "1 call from 1 address never seen with it before.",
  ]);
  expect(risks.unjudged).toEqual([]);
});

test("a new Region is told when something was changed there", async () => {
  habits();
  call(1, "ec2:DescribeInstances", { awsRegion: "sa-east-1" });
  call(2, "iam:CreateGroup", { awsRegion: "us-east-1", readOnly: false });
  expect(idsOf(await risksOf())).toEqual([]);
  call(3, "ec2:RunInstances", { awsRegion: "sa-east-1", readOnly: false });
  expect(idsOf(await risksOf())).toEqual(["new-region"]);
});

test("secrets are told when they were never read before", async () => {
  habits();
  call(1, "secretsmanager:GetSecretValue");
  expect(idsOf(await risksOf())).toEqual(["new-secrets"]);
  call(-1000, "secretsmanager:GetSecretValue");
  expect(idsOf(await risksOf())).toEqual([]);
});

test("ten denied calls within ten minutes are a burst, over an hour they are not", async () => {
  habits();
  const denied = (minutes: number) => call(minutes, "PutObject", { errorCode: "AccessDenied" });
  for (let times = 0; times < 10; times += 1) denied(times * 6);
  expect(idsOf(await risksOf())).toEqual([]);
  for (let times = 0; times < 12; times += 1) denied(601 + times / 2);
  const risks = await risksOf();
  expect(idsOf(risks)).toEqual(["denied-burst"]);
  expect(risks.risks[0]?.why).toContain("12 calls");
});

test("broad reading is told when it is broader than usual", async () => {
  habits();
  const look = (minutes: number, actions: number) => {
    for (let action = 0; action < actions; action += 1) call(minutes, `ec2:Describe${action}`);
  };
  look(60, 14);
  expect(idsOf(await risksOf())).toEqual([]);
  look(600, 16);
  expect(idsOf(await risksOf())).toEqual(["broad-reading"]);
  for (let hour = 20; hour < 25; hour += 1) look(hour * 60, 16);
  expect(idsOf(await risksOf())).toEqual([]);
});

test("a long pause is told only where log files cover it", async () => {
  call(-100 * 1440, "GetObject");
  call(1500, "GetObject");
  const uncovered = await risksOf();
  expect(idsOf(uncovered)).toEqual([]);
  expect(uncovered.unjudged.map(({ id }) => id)).toContain("dormant");
  for (let day = 1; day < 100; day += 1) {
    call(-day * 1440, "GetObject", { userIdentity: { ...ALICE, userName: "bob" } });
  }
  const risks = await risksOf();
  expect(idsOf(risks)).toEqual(["dormant"]);
  expect(risks.risks[0]?.why).toContain("since then 1 event");
});

test("other profiles are judged by the same signs", async () => {
  habits();
  call(1, "cloudtrail:StopLogging", { readOnly: false });
  await index.ingest({ all: records });
  for (const [kind, id] of [
    ["account", ACCOUNT],
    ["ip", "192.0.2.1"],
  ] as const) {
    const risks = await listRisks(index.reader, kind, id, PERIOD, TO_MS);
    expect(idsOf(risks)).toEqual(["logging-weakened"]);
  }
});
