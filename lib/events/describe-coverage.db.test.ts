import { afterAll, beforeAll, expect, test } from "vitest";
import type { Coverage } from "@/lib/api/contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { describeCoverage } from "./describe-coverage";

const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2026, 0, 10);

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const make = (number: number, day: number, more: Record<string, unknown> = {}) =>
    sampleRecord(number, {
      eventTime: `${new Date(FROM_MS + day * DAY_MS).toISOString().slice(0, 19)}Z`,
      awsRegion: number % 2 === 0 ? "us-east-1" : "eu-west-1",
      sourceIPAddress: `192.0.2.${number % 4}`,
      requestParameters: { bucketName: number % 2 === 0 ? "even" : "odd" },
      ...more,
    });
  await index.ingest({
    records: [
      ...Array.from({ length: 8 }, (_, number) => make(number, 0.5)),
      make(20, -1, { eventName: "DeleteBucket" }),
      make(21, -3, { eventName: "DeleteBucket" }),
      make(22, 4, { eventName: "DeleteBucket" }),
      make(23, 2 + 1 / 86_400, { eventName: "Other" }),
      make(24, 9, { eventName: "DeleteBucket" }),
    ],
  });
});
afterAll(() => index.close());

function coverage(text: string, window = { fromMs: FROM_MS, toMs: FROM_MS + DAY_MS }) {
  const { query } = parseQuery(text);
  const question = { query, ...window, asof: null, nowMs: FROM_MS + 20 * DAY_MS };
  return describeCoverage(index.reader, question);
}

const without = async (text: string) =>
  (await coverage(text)).without.map(({ condition, query, count }) => [condition, query, count]);

test("the one condition that empties the set is the one without which events match", async () => {
  expect(await without("region:us-east-1 ip:192.0.2.1")).toEqual([
    ["region:us-east-1", "ip:192.0.2.1", 2],
    ["ip:192.0.2.1", "region:us-east-1", 4],
  ]);
  expect(await without("region:us-east-1 event:GetObject mfa:true")).toEqual([
    ["region:us-east-1", "event:GetObject mfa:true", 0],
    ["event:GetObject", "region:us-east-1 mfa:true", 0],
    ["mfa:true", "region:us-east-1 event:GetObject", 4],
  ]);
  expect(await without("mfa:true")).toEqual([["mfa:true", "", 8]]);
  expect(await without("")).toEqual([]);
});

test("groups, NOT and pasted lists count as one condition", async () => {
  expect(await without("(ip:192.0.2.0 OR ip:192.0.2.2) region:eu-west-1")).toEqual([
    ["ip:192.0.2.0 OR ip:192.0.2.2", "region:eu-west-1", 4],
    ["region:eu-west-1", "ip:192.0.2.0 OR ip:192.0.2.2", 4],
  ]);
  expect(await without("-(region:us-east-1 OR region:eu-west-1) user:mallory")).toEqual([
    ["-(region:us-east-1 OR region:eu-west-1)", "user:mallory", 8],
    ["user:mallory", "-(region:us-east-1 OR region:eu-west-1)", 0],
  ]);
  expect(await without("10.9.9.1, 10.9.9.2\n10.9.9.3")).toEqual([
    ["10.9.9.1 OR 10.9.9.2 OR 10.9.9.3", "", 8],
  ]);
});

test("what only the records can decide is counted too", async () => {
  expect(await without('request.bucketName~"ev" region:eu-west-1')).toEqual([
    ["request.bucketName~ev", "region:eu-west-1", 4],
    ["region:eu-west-1", "request.bucketName~ev", 4],
  ]);
});

test("of many conditions twenty are left out in turn, and the others are counted", async () => {
  const text = Array.from({ length: 24 }, (_, at) => `user:nobody-${at}`).join(" ");
  expect((await without(text)).length).toBe(20);
  expect((await coverage(text)).more).toEqual({ accounts: 0, regions: 0, conditions: 4 });
});

test("the first and the last time are those of events, not of their hours", async () => {
  const { firstMs, lastMs } = await coverage("", { fromMs: FROM_MS, toMs: FROM_MS + 3 * DAY_MS });
  expect([firstMs, lastMs]).toEqual([FROM_MS + 0.5 * DAY_MS, FROM_MS + 2 * DAY_MS + 1_000]);
  const none = await coverage("", { fromMs: 0, toMs: 1 });
  expect(none).toMatchObject({ events: 0, firstMs: null, lastMs: null });
});

test("a count that stopped before the last record is said to be one at least", async () => {
  const own = await openTestIndex();
  const records = Array.from({ length: 2_600 }, (_, number) =>
    sampleRecord(number, { requestParameters: { text: "in a needle stack" } }),
  );
  await own.ingest({ records });
  const { query } = parseQuery('request.text~"a needle" user:nobody');
  const question = { query, fromMs: null, toMs: null, asof: null, nowMs: FROM_MS };
  const { without } = await describeCoverage(own.reader, question);
  expect(without.map(({ count, atLeast }) => [count, atLeast])).toEqual([
    [0, false],
    [2_000, true],
  ]);
  await own.close();
});

const nearest = ({ nearestBeforeMs, nearestAfterMs }: Coverage) =>
  [nearestBeforeMs, nearestAfterMs].map((ms) => ms && (ms - FROM_MS) / DAY_MS);

test("the nearest times are those of events that match the query", async () => {
  expect(nearest(await coverage("event:DeleteBucket"))).toEqual([-1, 4]);
  expect(nearest(await coverage("event:DeleteBucket region:eu-west-1"))).toEqual([-3, null]);
  expect(nearest(await coverage("request.bucketName~eve event:DeleteBucket"))).toEqual([-1, 4]);
  expect(nearest(await coverage("user:nobody"))).toEqual([null, null]);
  const open = { fromMs: FROM_MS + DAY_MS, toMs: FROM_MS + 3 * DAY_MS };
  expect(nearest(await coverage("", open))).toEqual([0.5, 4]);
});

test("a reader of one account is told of no other account", async () => {
  const { query } = parseQuery("");
  const question = { query, fromMs: null, toMs: null, asof: null, nowMs: FROM_MS };
  const reader = { ...index.reader, accounts: ["999988887777"] };
  expect(await describeCoverage(reader, question)).toMatchObject({ events: 0, accounts: [] });
});
