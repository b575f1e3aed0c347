import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newActionSchema } from "@/lib/api/action-contract";
import { addAction } from "@/lib/detections/actions/change-actions";
import { detectAll } from "@/lib/detections/run-detections";
import { forgetAlerts } from "@/lib/detections/testing/describe-alerts";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
  type TestHit,
  type TestRule,
} from "@/lib/detections/testing/open-alert-index";
import { ownRule } from "@/lib/detections/testing/own-rule";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";

const NONE = { detectors: [] };
const NOON = Date.UTC(2026, 0, 2, 12);

let index: AlertIndex;
let trail: TestRule;
let denied: TestRule;
let part: TestRule;

beforeAll(async () => {
  index = await openAlertIndex();
  trail = await index.addRule(ruleText("Trail blinded", "level: high\n"));
  denied = await index.addRule(
    ruleText("Denied").replace("eventName: Denied", "errorCode: AccessDenied"),
  );
  part = await index.addRule(ruleText("part"));
  await index.addRule(
    "title: Deleted many\nlevel: high\ncorrelation:\n  type: event_count\n  rules: [part]\n  group-by: [ip]\n  timespan: 10m\n  condition: { gte: 2 }\n",
  );
  await index.addRule(await ownRule("cloudtrail_insight"));
  const hook = { name: "hook", kind: "webhook", settings: { url: "http://127.0.0.1:9/" } };
  await addAction(index.reader, newActionSchema.parse(hook), {
    ...{ allowed: new Set(["127.0.0.1"]), mail: null, base: "http://127.0.0.1" },
    ...{ secretOf: () => undefined, commandOf: () => undefined, timeoutMs: 1_000 },
  });
});
beforeEach(() => forgetAlerts(index));
afterAll(() => index.close());

function hit(number: number, outcome: TestHit["outcome"]): TestHit {
  const fields = { "ct.principal": "mallory", ip: "1.2.3.4" };
  return { number, timeMs: NOON + number, fields, ...(outcome && { outcome }) };
}

const alerts = () =>
  index.db.owner.alert.findMany({
    orderBy: { id: "asc" },
    select: { title: true, level: true, count: true, failed: true, sentence: true },
  });

async function causes() {
  const rows = await index.db.owner.alertDelivery.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ cause }) => cause);
}

test("what only failed is an attempt; the first success raises the level, and that is told", async () => {
  await index.addHits(trail, [hit(1, "denied"), hit(2, "error")]);
  await detectAll(index.db, NONE);
  expect(await alerts()).toMatchObject([
    { title: "Attempted: Trail blinded", level: "medium", count: 2, failed: 2 },
  ]);
  await index.addHits(trail, [hit(3, "success")]);
  await detectAll(index.db, NONE);
  expect(await alerts()).toMatchObject([
    { title: "Trail blinded", level: "high", count: 3, failed: 2 },
  ]);
  const [, grew] = await index.db.owner.alertEntry.findMany({ orderBy: { id: "asc" } });
  expect(grew).toMatchObject({ kind: "grew", detail: { level: "high", before: "medium" } });
  expect(await causes()).toEqual(["opened", "raised to high"]);
});

test("a failure after a success lowers nothing", async () => {
  await index.addHits(trail, [hit(1, "success")]);
  await detectAll(index.db, NONE);
  await index.addHits(trail, [hit(2, "denied")]);
  await detectAll(index.db, NONE);
  expect(await alerts()).toMatchObject([{ title: "Trail blinded", level: "high" }]);
  expect(await causes()).toEqual(["opened"]);
});

test("failures that a rule looks for are what it says, and no attempts", async () => {
  await index.addHits(denied, [hit(1, "denied")]);
  await detectAll(index.db, NONE);
  expect(await alerts()).toMatchObject([{ title: "Denied", level: "medium", failed: 1 }]);
});

test("a correlation of nothing but failures is an attempt", async () => {
  await index.addHits(part, [hit(1, "denied"), hit(2, "denied")]);
  await detectAll(index.db, NONE);
  expect(await alerts()).toMatchObject([{ title: "Attempted: Deleted many", level: "medium" }]);
  await index.addHits(part, [hit(3, undefined)]);
  await detectAll(index.db, NONE);
  expect(await alerts()).toMatchObject([{ title: "Deleted many", level: "high", count: 3 }]);
});

test("an insight of CloudTrail is told with its two rates, those of its end once it is there", async () => {
  const insight = (number: number, state: "Start" | "End", insightAverage: number) => {
    const statistics = {
      baseline: { average: 0.0000882145 },
      insight: { average: insightAverage },
      ...(state === "End" && { insightDuration: 5 }),
      baselineDuration: 11_336,
    };
    const {
      userIdentity: _,
      eventName: __,
      eventSource: ___,
      ...record
    } = sampleRecord(number, {
      eventTime: `2026-01-02T12:0${number}:00Z`,
    });
    return {
      ...record,
      ...{ eventType: "AwsCloudTrailInsight", eventCategory: "Insight", sharedEventID: "s" },
      insightDetails: {
        ...{ state, eventSource: "codedeploy.amazonaws.com", eventName: "CreateDeployment" },
        ...{ insightType: "ApiCallRateInsight", insightContext: { statistics } },
      },
    };
  };
  await index.addRecords([insight(2, "End", 0.6)]);
  await index.addRecords([insight(1, "Start", 3)]);
  await detectAll(index.db, NONE);
  expect((await alerts()).map(({ sentence }) => sentence)).toEqual([
    "codedeploy CreateDeployment: 0.6 a minute for 5 minutes (3 calls); usually 0.000088 (1 call in 11336 minutes)",
  ]);
});
