import { expect, test } from "vitest";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { countEvents } from "./count-events";
import { listPatterns } from "./list-patterns";
import { toQuestion } from "./to-question";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 2);
const NOW_MS = START_MS + 48 * HOUR_MS;
const at = (number: number, hour: number, more: Record<string, unknown> = {}) =>
  sampleRecord(number, {
    eventTime: new Date(START_MS + hour * HOUR_MS).toISOString(),
    eventSource: "s3.amazonaws.com",
    userAgent: "aws-cli/2.0",
    ...more,
  });
const day = (q = "") => {
  const { question } = toQuestion({ q, from: "2026-01-02", to: "2026-01-03" }, NOW_MS);
  return question;
};

/** Each pattern's query, asked over the same time, must count the pattern's events. */
async function expectQueriesToCount(index: TestIndex, question: EventQuestion) {
  const { patterns, total, more } = await listPatterns(index.reader, question, 500);
  for (const { q, count } of patterns) {
    const narrowed = { ...question, query: toQuestion({ q: String(q) }, NOW_MS).question.query };
    expect([q, (await countEvents(index.reader, narrowed)).total]).toEqual([q, count]);
  }
  expect(patterns.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  expect(total).toBe((await countEvents(index.reader, question)).total);
  expect(more).toEqual({ patterns: 0, events: 0 });
  return patterns;
}

test("events are grouped by what they are, with counts over time", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      at(1, 0),
      at(2, 0.5),
      at(3, 23),
      at(4, 1, { errorCode: "AccessDenied" }),
      at(5, 2, { userIdentity: { type: "Root", accountId: "123456789012" } }),
      at(6, 3, { userAgent: undefined, eventSource: undefined }),
      at(7, 4, { userAgent: undefined, eventSource: undefined }),
      at(8, 30),
      at(9, 0, { eventTime: undefined }),
    ],
  });
  const { patterns, ...rest } = await listPatterns(index.reader, day(), 2);
  expect(rest).toEqual({
    fromMs: START_MS,
    toMs: START_MS + 24 * HOUR_MS,
    bucketMs: HOUR_MS,
    total: 7,
    more: { patterns: 2, events: 2 },
    asof: 1,
  });
  expect(patterns).toEqual([
    {
      event: "GetObject",
      service: "s3.amazonaws.com",
      kind: "user",
      outcome: "success",
      client: "aws-cli",
      count: 3,
      firstMs: START_MS,
      lastMs: START_MS + 23 * HOUR_MS,
      spark: [2, ...Array.from({ length: 22 }, () => 0), 1],
      q: "event:GetObject service:s3.amazonaws.com kind:user outcome:success client:aws-cli",
    },
    expect.objectContaining({
      service: null,
      client: null,
      count: 2,
      q: "event:GetObject missing:service kind:user outcome:success missing:client",
    }),
  ]);
  await expectQueriesToCount(index, day());
  const everything = toQuestion({ q: "" }, NOW_MS).question;
  const [first] = await expectQueriesToCount(index, everything);
  // The one without a time counts, but has no place on the axis.
  expect(first).toMatchObject({ count: 5, firstMs: START_MS, lastMs: START_MS + 30 * HOUR_MS });
  expect(first?.spark.reduce((sum, count) => sum + count, 0)).toBe(4);
  await index.close();
});

test("the query of a pattern narrows the search to exactly its events, whatever they are called", async () => {
  const index = await openTestIndex();
  const names = [
    "Get*",
    "GetX",
    "getx",
    "Get?",
    'a" OR event:b',
    "b",
    "AND",
    "GetK",
    "Get\u212a",
    "É",
    "é",
    "%",
    "_",
    "__proto__",
    "\u202eevil",
  ];
  const services = ["s3", "S3.amazonaws.com", "s3.amazonaws.com", "x.y"];
  await index.ingest({
    one: [
      ...names.map((eventName, number) => at(number, 1, { eventName })),
      ...services.map((eventSource, number) => at(100 + number, 2, { eventSource })),
    ],
  });
  const patterns = await expectQueriesToCount(index, day());
  expect(patterns.find(({ event }) => event === "GetObject")).toMatchObject({ count: 3 });
  expect(patterns.find(({ event }) => event === "GetX")).toMatchObject({ count: 2 });
  expect(patterns.map(({ event }) => event)).toEqual(expect.arrayContaining(["É", "é", "Get*"]));
  await expectQueriesToCount(index, day("event:Get* OR event:b OR (readonly:true user:x)"));
  await index.close();
});

test("what only the records can decide is grouped the same, and a frozen view stays", async () => {
  const index = await openTestIndex();
  const bucket = (name: string) => ({ requestParameters: { bucketName: name } });
  await index.ingest({
    one: [at(1, 1, bucket("logs-a")), at(2, 2, bucket("logs-b")), at(3, 3, bucket("other"))],
  });
  const question = day("request.bucketName:logs-*");
  const patterns = await expectQueriesToCount(index, question);
  expect(patterns).toMatchObject([{ count: 2, firstMs: START_MS + HOUR_MS }]);
  await index.ingest({ two: [at(4, 4, bucket("logs-c"))] });
  expect((await listPatterns(index.reader, { ...question, asof: 1 }, 10)).total).toBe(2);
  expect((await listPatterns(index.reader, question, 10)).total).toBe(3);
  await index.close();
});

test("a pattern whose search would be too long for a query has none", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [at(1, 1), at(2, 2)] });
  const long = (length: number) => day(`event:(GetObject OR ${"z".repeat(length)})`);
  const queries = async (question: EventQuestion) => {
    const { patterns } = await listPatterns(index.reader, question, 10);
    return patterns.map(({ count, q }) => [count, q?.length]);
  };
  const [[, length = 0] = []] = await queries(long(1_000));
  const rest = 2_000 - length;
  expect(await queries(long(1_000 + rest))).toEqual([[2, 2_000]]);
  expect(await queries(long(1_001 + rest))).toEqual([[2, undefined]]);
  await index.close();
});

test("what the hourly sums know to be too much is refused before any event is read", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [at(1, 1), at(2, 2), at(3, 3, { errorCode: "AccessDenied" })] });
  await index.ingest({ two: [at(4, 4)] });
  const few = (question: EventQuestion) => listPatterns(index.reader, question, 10, 3);
  const refused = {
    name: "AppError",
    kind: "timeout",
    message: expect.stringMatching(/more than 3 events.*shorter time range or add a condition/),
  };
  await expect(few(day())).rejects.toMatchObject(refused);
  await expect(few({ ...day(), asof: 1 })).rejects.toMatchObject(refused);
  await expect(few(day("outcome:success OR outcome:denied"))).rejects.toMatchObject(refused);
  expect(await few(day("outcome:success"))).toMatchObject({ total: 3 });
  expect(await few({ ...day(), toMs: START_MS + 3 * HOUR_MS })).toMatchObject({ total: 2 });
  expect(await few(day("user:mallory"))).toMatchObject({ total: 4 });
  await index.close();
});

test("an empty answer has an axis and no pattern", async () => {
  const index = await openTestIndex();
  const { question } = toQuestion({ q: "", from: "now-1h" }, NOW_MS);
  expect(await listPatterns(index.reader, question, 10)).toMatchObject({
    total: 0,
    patterns: [],
    more: { patterns: 0, events: 0 },
    asof: 0,
  });
  await index.close();
});
