import { afterAll, beforeAll, expect, test } from "vitest";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { countEvents } from "@/lib/events/count-events";
import { countFacets } from "@/lib/events/count-facets";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { findField } from "@/lib/search/fields";
import { matchesQuery } from "@/lib/search/matches";
import { parseQuery } from "@/lib/search/parse";
import { filterEvents } from "./event-filter";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 1, 27, 21, 40);
const SERVICES = ["ec2.amazonaws.com", "iam.amazonaws.com", "signin.amazonaws.com", undefined];
const FIELDS = ["hour", "weekday", "global", "principal_key", "root"];

/** Over nine days, in step with nothing; every tenth one says no time. */
const RECORDS = Array.from({ length: 300 }, (_, number) =>
  sampleRecord(number, {
    eventTime: number % 10 === 9 ? undefined : timeOf(START_MS + number * 43 * MINUTE_MS),
    awsRegion: number % 3 === 0 ? "eu-west-1" : "us-east-1",
    eventSource: SERVICES[number % 4],
    userIdentity: {
      type: number % 7 === 0 ? "Root" : "IAMUser",
      accountId: "123456789012",
      userName: `user-${number % 3}`,
    },
  }),
);
const SAMPLES = RECORDS.map((record) => ({ record, event: toEvent(record, "") }));

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({ records: RECORDS });
});
afterAll(() => index.close());

function timeOf(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}

const EVER = { fromMs: null, toMs: null };
/** Begins and ends inside of an hour. */
const SOME_DAYS = { fromMs: START_MS + 31 * 60 * MINUTE_MS, toMs: START_MS + 99 * 60 * MINUTE_MS };

function questionOf(text: string, window: { fromMs: number | null; toMs: number | null }) {
  return { query: parseQuery(text).query, ...window, asof: null, nowMs: 0 };
}

function matching(text: string, { fromMs, toMs }: { fromMs: number | null; toMs: number | null }) {
  const { query } = parseQuery(text);
  return SAMPLES.filter(({ event, record }) => {
    const isWithin =
      fromMs === null ||
      toMs === null ||
      (event.eventTimeMs !== null && event.eventTimeMs >= fromMs && event.eventTimeMs < toMs);
    return isWithin && matchesQuery(query, event, record, 0);
  });
}

test.each([
  "region:eu-west-1 hour:13",
  "hour:>=22 OR hour:0..5",
  "-hour:8..17",
  "missing:hour",
  "weekday:(sat OR sun)",
  "-weekday:mon",
  "has:weekday region:us-east-1",
  "region:us-east-1 global:false",
  "global:true -weekday:sun",
  "-global:true",
  "missing:global",
  "has:global",
])("%s is answered by the hourly sums, as the records would", async (text) => {
  for (const window of [EVER, SOME_DAYS]) {
    const question = questionOf(text, window);
    expect((await filterEvents(index.reader, question)).rollup).not.toBeNull();
    const { length } = matching(text, window);
    expect((await countEvents(index.reader, question)).total).toBe(length);
    if (window === EVER) expect(length).toBeGreaterThan(0);
  }
});

test.each(["", "region:eu-west-1", "hour:>=12", "principal_key:*user-1"])(
  "facets of what is made of other fields are counted (%s)",
  async (text) => {
    for (const window of [EVER, SOME_DAYS]) {
      const { facets } = await countFacets(index.reader, questionOf(text, window), FIELDS, 50);
      for (const { field, values } of facets) {
        const counts = new Map<string | null, number>();
        for (const { event } of matching(text, window)) {
          const value = findField(field)?.values(event)[0] ?? null;
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const counted = new Map(values.map(({ value, count }) => [value, count]));
        expect([field, counted]).toEqual([field, counts]);
      }
    }
  },
);
