import { expect, test } from "vitest";
import { describeTrail } from "./describe-trail";
import { listTrails } from "./list-trails";
import { SECRET_MESSAGE } from "./testing/stub-aws";
import { stubAwsForEachTest } from "./testing/stub-aws-for-each-test";

const ARN = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main";
const signal = new AbortController().signal;
const aws = stubAwsForEachTest();

const options = () => ({ endpoint: aws.endpoint, attempts: 1 });

test("the trails of a Region are listed with the shadows of trails that live elsewhere", async () => {
  const trail = { Name: "main", TrailARN: ARN, HomeRegion: "eu-west-1", KmsKeyId: "key" };
  const odd = [{ Name: "nameless" }, { ...trail, HomeRegion: "evil.example/" }];
  aws.answers.set("DescribeTrails", { body: { trailList: [trail, ...odd] } });
  expect(await listTrails(options(), "us-east-1", signal)).toEqual({ ok: true, value: [trail] });
  expect(aws.calls).toEqual([
    { name: "DescribeTrails", region: "us-east-1", input: { includeShadowTrails: true } },
  ]);
});

const TRAIL = { TrailARN: ARN, HomeRegion: "eu-west-1", HasInsightSelectors: true };

test("a trail is asked about in its home Region, by its ARN", async () => {
  aws.answers.set("GetTrailStatus", { body: { IsLogging: true } });
  aws.answers.set("GetEventSelectors", { body: { EventSelectors: [{ ReadWriteType: "All" }] } });
  aws.answers.set("GetInsightSelectors", {
    body: { InsightSelectors: [{ InsightType: "ApiCallRateInsight" }] },
  });
  expect(await describeTrail(options(), TRAIL, signal)).toEqual({
    status: { ok: true, value: expect.objectContaining({ IsLogging: true }) },
    selectors: {
      ok: true,
      value: { eventSelectors: [{ ReadWriteType: "All" }], advancedEventSelectors: undefined },
    },
    insights: { ok: true, value: ["ApiCallRateInsight"] },
  });
  expect(aws.calls.map(({ name, region, input }) => [name, region, input])).toEqual([
    ["GetTrailStatus", "eu-west-1", { Name: ARN }],
    ["GetEventSelectors", "eu-west-1", { TrailName: ARN }],
    ["GetInsightSelectors", "eu-west-1", { TrailName: ARN }],
  ]);
});

test("a refused part leaves the others, and trails without insights are not asked for them", async () => {
  aws.answers.set("GetTrailStatus", { body: { IsLogging: false } });
  const answer = await describeTrail(options(), { ...TRAIL, HasInsightSelectors: false }, signal);
  expect(answer).toMatchObject({
    status: { ok: true, value: { IsLogging: false } },
    selectors: { ok: false, why: "forbidden" },
    insights: { ok: true, value: [] },
  });
  expect(JSON.stringify(answer)).toContain("Allow cloudtrail:GetEventSelectors.");
  expect(JSON.stringify(answer)).not.toContain(SECRET_MESSAGE);
});

test("a Region that refuses to list its trails is an answer", async () => {
  expect(await listTrails(options(), "eu-west-1", signal)).toMatchObject({
    ok: false,
    why: "forbidden",
  });
});
