import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { countArrivals } from "./count-arrivals";
import { toQuestion } from "./to-question";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 2);
const NOW_MS = START_MS + 24 * 60 * MINUTE_MS;
const at = (number: number, minute: number, more: Record<string, unknown> = {}) =>
  sampleRecord(number, {
    eventTime: new Date(START_MS + minute * MINUTE_MS).toISOString(),
    ...more,
  });

/** Its name says when it was delivered. */
const DELIVERED =
  "AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02/123456789012_CloudTrail_us-east-1_20260102T0145Z_abcdefghijklmnop.json.gz";

async function arrivals(index: TestIndex, since: number, q = "", from?: string) {
  const { question } = toQuestion({ q, from, asof: 1 }, NOW_MS);
  return countArrivals(index.reader, question, since);
}

test("arrivals are counted from the watermark on, and late ones among them", async () => {
  const index = await openTestIndex();
  expect(await arrivals(index, 0)).toEqual({
    asof: 0,
    count: 0,
    late: 0,
    newestMs: null,
    deliveredMs: null,
    more: false,
  });
  await index.ingest({ first: [at(1, 0), at(2, 100)] });
  // A copy and a time in the future say nothing about how far the index is.
  await index.ingest({ second: [at(2, 100), at(3, 50), at(4, 101), at(5, 10_000)] });
  await index.ingest({
    [DELIVERED]: [at(6, 20, { eventName: "Rare" }), at(7, 0, { eventTime: "?" })],
  });
  const all = await arrivals(index, 0);
  expect(all).toMatchObject({ asof: 3, count: 7, late: 1, more: false });
  expect(all.newestMs).toBe(START_MS + 101 * MINUTE_MS);
  expect(all.deliveredMs).toBe(START_MS + 105 * MINUTE_MS);
  // Only a file's name says when it was delivered: what it holds from the first 45 minutes is late.
  expect(await arrivals(index, 1)).toMatchObject({ asof: 3, count: 5, late: 1 });
  expect(await arrivals(index, 2)).toMatchObject({ asof: 3, count: 2, late: 1 });
  expect(await arrivals(index, 3)).toMatchObject({ asof: 3, count: 0, late: 0 });
  expect(await arrivals(index, 99)).toMatchObject({ asof: 3, count: 0, late: 0 });
  expect(await arrivals(index, 1, "", "2026-01-02")).toMatchObject({ count: 4 });
  expect(await arrivals(index, 1, "event:Rare OR id:none")).toMatchObject({ count: 1, late: 1 });
  expect(await arrivals(index, 1, "error_message:None*")).toMatchObject({ count: 0, more: false });
  await index.close();
});

test("a future date in the index makes no arrival late, and deliveries are of all accounts", async () => {
  const index = await openTestIndex();
  await index.ingest({ first: [at(1, 30 * 24 * 60), at(2, 23 * 60)] });
  await index.ingest({
    [DELIVERED]: [at(3, 40), at(4, 100, { recipientAccountId: "999999999999" })],
  });
  expect(await arrivals(index, 1)).toMatchObject({ count: 2, late: 1 });
  const scoped = { ...index, reader: { ...index.reader, accounts: ["999999999999"] } };
  expect(await arrivals(scoped, 1)).toMatchObject({
    count: 1,
    late: 0,
    newestMs: START_MS + 100 * MINUTE_MS,
    deliveredMs: null,
  });
  await index.close();
});

test("records are read where only they decide, and more than a thousand are not counted out", async () => {
  const index = await openTestIndex();
  await index.ingest({ first: [at(1, 0)] });
  await index.ingest({
    second: Array.from({ length: 1_001 }, (_, number) =>
      at(10 + number, 1, { requestParameters: { name: number < 7 ? `a-${number}` : "b" } }),
    ),
  });
  expect(await arrivals(index, 1)).toMatchObject({ count: 1_000, more: true });
  expect(await arrivals(index, 1, "request.name:a-*")).toMatchObject({ count: 7, more: false });
  await index.close();
});

test("files that lie far apart are all looked into", async () => {
  const index = await openTestIndex();
  await index.ingest({ first: [at(1, 0)] });
  const files = Array.from({ length: 40 }, (_, number) => [
    `file-${number}`,
    [at(100 + number, number * 10)],
  ]);
  await index.ingest(Object.fromEntries(files));
  expect(await arrivals(index, 1)).toMatchObject({ count: 40, late: 0 });
  await index.close();
});
