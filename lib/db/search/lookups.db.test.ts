import { afterAll, beforeAll, expect, test } from "vitest";
import { countEvents } from "@/lib/events/count-events";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { compileQuery } from "./compile-query";
import { NOTHING } from "./condition";
import { filterEvents } from "./event-filter";

const EVENTS = 2_100;
let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
  const records = Array.from({ length: EVENTS }, (_, at) => ({
    eventVersion: "1.08",
    eventTime: new Date(Date.UTC(2026, 2, 1) + at * 60_000).toISOString().replace(".000", ""),
    eventName: "PutObject",
    eventSource: "s3.amazonaws.com",
    userIdentity: { type: "IAMUser", userName: `user-${at}` },
    requestParameters: { bucketName: "logs", key: `key-${at}` },
    recipientAccountId: "111122223333",
    eventID: `00000000-0000-4000-9000-${String(at).padStart(12, "0")}`,
  }));
  await index.ingest({ records });
});
afterAll(() => index.close());

const questionOf = (text: string) => {
  const { query } = parseQuery(text);
  return { query, fromMs: null, toMs: null, asof: null, nowMs: 0 };
};

/** More rows of a dictionary than become terms, more events than times; a few; and none. */
test.each([
  ["identity:IAMUser", EVENTS],
  ["user:user-*", EVENTS],
  ["-user:user-1*", EVENTS - 1 - 10 - 100 - 1_000],
  ["event:putobject", EVENTS],
  ["logs", EVENTS],
  ["PutObject", EVENTS],
  ["key-17", 1],
  ["key-17 OR key-18 OR user-19 OR nothing", 3],
  ["-key-17", EVENTS - 1],
  ["-nothing", EVENTS],
  ["user:(user-1, user-2, user-3, user-4, user-5, nobody)", 5],
  ["00000000-0000-4000-9000-000000000007", 1],
  ["nothing", 0],
])("%s has %i events, and no record is read to know", async (text, count) => {
  const { isExact, open } = await filterEvents(index.reader, questionOf(text));
  expect({ isExact, open }).toEqual({ isExact: true, open: null });
  expect((await countEvents(index.reader, questionOf(text))).total).toBe(count);
});

test("beside few events, a long list of terms is left to the column", async () => {
  const merged = async (text: string) =>
    (await compileQuery(index.reader, parseQuery(text).query, 0, null)).sql.sql.includes(
      "e.terms &&",
    );
  expect(await merged("user:user-1*")).toBe(true);
  expect(await merged("event:PutObject user:user-1*")).toBe(false);
  const { total } = await countEvents(index.reader, questionOf("event:PutObject user:user-1*"));
  expect(total).toBe(1_111);
});

test("what no event has is known before an event is looked at", async () => {
  for (const text of ["10.0.0.9", "ip:10.9.*", "user:nobody request.key:*1*"]) {
    expect(await compileQuery(index.reader, parseQuery(text).query, 0, null)).toBe(NOTHING);
  }
});
