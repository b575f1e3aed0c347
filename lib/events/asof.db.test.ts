import { expect, test } from "vitest";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { countByField } from "./count-by-field";
import { countByTime } from "./count-by-time";
import { countEvents } from "./count-events";
import { countFacets } from "./count-facets";
import { listEvents } from "./list-events";

const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2026, 0, 2);
const NOW_MS = Date.UTC(2026, 0, 9);

const at = (number: number, minutes: number, more: Record<string, unknown> = {}) =>
  sampleRecord(number, {
    eventTime: `${new Date(FROM_MS + minutes * 60_000).toISOString().slice(0, 19)}Z`,
    sourceIPAddress: `192.0.2.${number % 5}`,
    eventName: number % 3 === 0 ? "PutObject" : "GetObject",
    ...more,
  });
const some = (from: number, count: number, everyMinutes: number) =>
  Array.from({ length: count }, (_, place) => at(from + place, place * everyMinutes));

/** Windows with and without ends, on hours and beside them; queries of rollup and of records. */
const QUESTIONS: Omit<EventQuestion, "asof" | "nowMs">[] = [
  { query: null, fromMs: null, toMs: null },
  { query: null, fromMs: FROM_MS, toMs: FROM_MS + DAY_MS },
  { query: null, fromMs: FROM_MS + 601_000, toMs: FROM_MS + DAY_MS / 2 + 77_000 },
  { query: null, fromMs: FROM_MS + 60_000, toMs: FROM_MS + 120_000 },
  { query: parseQuery("event:PutObject").query, fromMs: null, toMs: null },
  { query: parseQuery("ip:192.0.2.0/30").query, fromMs: FROM_MS, toMs: null },
  { query: parseQuery("request.bucketName:later").query, fromMs: null, toMs: null },
  { query: parseQuery("-flag:id-conflict").query, fromMs: null, toMs: FROM_MS + DAY_MS },
];

async function answers(index: TestIndex, asof: number | null) {
  return Promise.all(
    QUESTIONS.map(async (some) => {
      const question = { ...some, asof, nowMs: NOW_MS };
      const { uncovered: _, ...histogram } = await countByTime(index.reader, question);
      return {
        rows: (await listEvents(index.reader, question, { limit: 1_000 })).rows.map(
          ({ key, timeMs }) => [key, timeMs],
        ),
        count: await countEvents(index.reader, question),
        // The axis of an open window follows the index; what is counted in it must not.
        histogram: [histogram.total, histogram.undated, histogram.asof],
        byName: await countByField(index.reader, question, "event", 50),
        byAddress: await countByField(index.reader, question, "ip", 50),
        facets: await countFacets(index.reader, question, ["region", "user", "outcome"], 10),
      };
    }),
  );
}

test("a frozen view shows the same after later, late and repeated files", async () => {
  const index = await openTestIndex();
  await index.ingest({ first: some(0, 60, 17), second: [at(900, 5, { eventTime: undefined })] });
  const { asof } = await countEvents(index.reader, { ...QUESTIONS[0], ...BLANK });
  const before = await answers(index, asof);
  expect(before[0]?.count.total).toBe(61);

  await index.ingest({ newer: some(100, 40, 60) });
  expect(await answers(index, asof)).toEqual(before);
  await index.ingest({
    late: [at(200, 3), at(201, 700, { requestParameters: { bucketName: "later" } })],
    repeated: some(0, 60, 17),
    undated: [at(901, 5, { eventTime: undefined })],
    // Contradicts an event of the frozen view, outside its own file's hours.
    planted: [at(1, 5_000, { eventName: "Planted" })],
  });
  const after = await answers(index, asof);
  // The question about flags is about what is known now: a contradiction found later is shown.
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  const now = await answers(index, null);
  expect(now[0]?.count.total).toBe(61 + 40 + 2 + 1 + 1);
  await index.close();
});

const BLANK = { query: null, fromMs: null, toMs: null, asof: null, nowMs: NOW_MS };
