import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Trail, TrailCheckId } from "@/lib/api/trail-contract";
import { SECRET_MESSAGE } from "@/lib/aws/testing/stub-aws";
import { stubAwsForEachTest } from "@/lib/aws/testing/stub-aws-for-each-test";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getTrails } from "./get-trails";
import { refreshTrailSettings } from "./refresh-trail-settings";

const ACCOUNT = "111122223333";
const MEMBER = "444455556666";
const REGION = "eu-west-1";
const ARN = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/main`;
const START_MS = Date.UTC(2026, 0, 2);
const NOW_MS = Date.UTC(2026, 0, 20);
let index: TestIndex;
const aws = stubAwsForEachTest();

const at = (minutes: number) => new Date(START_MS + minutes * 60_000).toISOString();
let number = 0;
const call = (minutes: number, eventName: string, more: Record<string, unknown>) => {
  number += 1;
  return sampleRecord(number, {
    eventSource: "cloudtrail.amazonaws.com",
    eventName,
    eventTime: at(minutes),
    awsRegion: REGION,
    recipientAccountId: ACCOUNT,
    readOnly: false,
    ...more,
  });
};

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    calls: [
      call(0, "CreateTrail", {
        requestParameters: { name: "main", s3BucketName: "trail-bucket" },
        responseElements: { trailARN: ARN, isMultiRegionTrail: false, isOrganizationTrail: false },
      }),
      call(1, "StartLogging", { requestParameters: { name: ARN } }),
      call(2, "StopLogging", { requestParameters: { name: "main" }, errorCode: "AccessDenied" }),
      call(3, "StopLogging", {
        requestParameters: { name: "never-was" },
        errorCode: "TrailNotFoundException",
      }),
      call(4, "DescribeTrails", { readOnly: true }),
      call(5, "StopLogging", {
        requestParameters: { name: "__proto__\u0000" },
        recipientAccountId: MEMBER,
      }),
      call(6, "StopLogging", {
        requestParameters: { name: "org-trail" },
        recipientAccountId: MEMBER,
        errorCode: "AccessDenied",
      }),
    ],
  });
});
afterAll(() => index.close());

beforeEach(async () => {
  await index.db.owner.trailSetting.deleteMany();
});

const check = (trail: Trail | undefined, id: TrailCheckId) =>
  trail?.checks.find((one) => one.id === id);
const trailsOf = async (accounts: "all" | string[] = "all") =>
  (await getTrails({ ...index.reader, accounts }, NOW_MS)).trails;
const refresh = () =>
  refreshTrailSettings(index.reader, NOW_MS, [
    { name: "profile logs", aws: { endpoint: aws.endpoint, attempts: 1 }, regions: [REGION] },
  ]);

test("recorded calls tell how a trail is set up, each with its event", async () => {
  const [main, ...others] = await trailsOf();
  expect(others).toEqual([]);
  expect(main).toMatchObject({
    id: ARN,
    name: "main",
    account: ACCOUNT,
    homeRegion: REGION,
    bucket: "trail-bucket",
    deletedMs: null,
    fetchedMs: null,
  });
  expect(check(main, "logging")).toMatchObject({
    state: "good",
    from: "event",
    atMs: START_MS + 60_000,
    eventKey: main?.calls[1]?.eventKey,
  });
  expect(check(main, "multi-region")).toMatchObject({ state: "bad", from: "event" });
  expect(check(main, "validation")).toMatchObject({ state: "unknown", from: null });
  expect(check(main, "bucket-versioning")?.state).toBe("unknown");
  expect(main?.calls.map(({ eventName, outcome }) => [eventName, outcome])).toEqual([
    ["StopLogging", "denied"],
    ["StartLogging", "success"],
    ["CreateTrail", "success"],
  ]);
});

test("trails of accounts out of sight are not told", async () => {
  expect(await trailsOf([MEMBER])).toEqual([]);
});

/** A finished run that found chains. */
async function runWith(chains: readonly object[]): Promise<void> {
  await index.db.owner.verificationRun.create({
    data: {
      state: "done",
      cause: "asked",
      startedBy: "test",
      toolVersion: "1",
      summary: {
        chains: chains.map((chain) => ({
          location: "s3://trail-bucket/",
          trail: "org-trail",
          homeRegion: REGION,
          backfill: false,
          digests: 3,
          verdicts: { verified: 3 },
          firstMs: START_MS,
          lastMs: START_MS + 7_200_000,
          findings: 0,
          ...chain,
        })),
      },
    },
  });
}

test("digests tell of trails that nothing else tells of, and what they could not exist without", async () => {
  await runWith([
    { account: MEMBER, region: "us-east-1" },
    { account: MEMBER, region: REGION },
    { account: ACCOUNT, region: REGION, verdicts: { "key-not-found": 3 } },
    { account: MEMBER, region: REGION, trail: "unproven", verdicts: { "key-not-found": 3 } },
  ]);
  const trails = await trailsOf();
  expect(trails.map(({ name }) => name)).toEqual(["main", "org-trail", "unproven"]);
  const organization = trails[1];
  expect(organization).toMatchObject({
    arn: null,
    account: null,
    chains: {
      accounts: [ACCOUNT, MEMBER],
      regions: [REGION, "us-east-1"],
      firstMs: START_MS,
      lastMs: START_MS + 7_200_000,
    },
  });
  expect(check(organization, "validation")).toMatchObject({
    state: "good",
    from: "digests",
    atMs: START_MS + 3_600_000,
  });
  expect(check(organization, "multi-region")).toMatchObject({ state: "good", from: "digests" });
  expect(organization?.calls.map(({ outcome }) => outcome)).toEqual(["denied"]);
  expect(check(trails[2], "validation")?.state).toBe("unknown");
  expect((await trailsOf([ACCOUNT])).map(({ name }) => name)).toEqual(["main", "org-trail"]);
});

test("what AWS tells is kept, beside what it refuses, and newer calls change it", async () => {
  await runWith([{ account: MEMBER, region: REGION }]);
  const organization = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/org-trail`;
  aws.answers.set("DescribeTrails", {
    body: {
      trailList: [
        {
          Name: "org-trail",
          TrailARN: organization,
          HomeRegion: REGION,
          S3BucketName: "trail-bucket",
          IsOrganizationTrail: true,
          LogFileValidationEnabled: true,
          HasInsightSelectors: false,
        },
      ],
    },
  });
  aws.answers.set("GetTrailStatus", { body: { IsLogging: true } });
  aws.answers.set("GET versioning", { status: 403, error: "AccessDenied" });
  const { trails: count, problems } = await refresh();
  expect([count, problems]).toEqual([1, []]);
  const told = (await trailsOf()).find(({ name }) => name === "org-trail");
  // The member's digests are those of the organization's trail.
  expect(told).toMatchObject({
    arn: organization,
    account: ACCOUNT,
    fetchedMs: NOW_MS,
    chains: { accounts: [MEMBER] },
  });
  expect(check(told, "logging")).toMatchObject({ state: "good", from: "aws", atMs: NOW_MS });
  expect(check(told, "encryption")?.state).toBe("bad");
  expect(check(told, "bucket-versioning")).toMatchObject({
    state: "unknown",
    value: "GetBucketVersioning failed: AccessDenied (HTTP 403). Allow s3:GetBucketVersioning.",
  });
  expect(told?.problem).toContain("AccessDenied");
  expect(JSON.stringify(told)).not.toContain(SECRET_MESSAGE);

  await index.ingest({
    later: [call(60 * 24 * 30, "StopLogging", { requestParameters: { name: organization } })],
  });
  const stopped = (await trailsOf()).find(({ name }) => name === "org-trail");
  expect(check(stopped, "logging")).toMatchObject({ state: "bad", from: "event" });
  expect(check(stopped, "organization")).toMatchObject({ state: "good", from: "aws" });

  const rows = await index.db.owner
    .$queryRaw`select row_to_json(t)::text as row from trail_setting t`;
  expect(JSON.stringify(rows)).not.toMatch(/AKIDTEST|secret/);

  aws.answers.set("DescribeTrails", { body: { trailList: [] } });
  expect(await refresh()).toEqual({ trails: 0, problems: [] });
  const missing = (await trailsOf()).find(({ name }) => name === "org-trail");
  expect(missing).toMatchObject({ fetchedMs: NOW_MS });
  expect(missing?.problem).toContain("did not list it any more");
});

test("what cannot be asked is told and leaves what was known", async () => {
  expect(await refresh()).toMatchObject({
    trails: 0,
    problems: [expect.stringContaining("Allow cloudtrail:DescribeTrails.")],
  });
  aws.answers.set("DescribeTrails", { status: 400, error: "UnrecognizedClientException" });
  const { problems } = await refresh();
  expect(problems).toEqual([expect.stringContaining("no AWS credentials")]);
  expect(aws.calls.every(({ name }) => name === "DescribeTrails")).toBe(true);
});

test("an index without sources of AWS is not asked about", async () => {
  await index.db.owner.logSource.updateMany({ data: { kind: "sample" } });
  const { problems } = await refreshTrailSettings(index.reader, NOW_MS);
  await index.db.owner.logSource.updateMany({ data: { kind: "folder" } });
  expect(problems).toEqual(["No source is read with credentials of AWS."]);
  expect(aws.calls).toEqual([]);
});
