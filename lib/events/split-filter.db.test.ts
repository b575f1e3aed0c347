import { afterAll, beforeAll, expect, test } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import { filterEvents } from "@/lib/db/search/event-filter";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { countByTime } from "./count-by-time";
import { countEvents } from "./count-events";
import { countFacets } from "./count-facets";
import { listEvents } from "./list-events";
import { ScanCounts } from "./scan-counts";
import { scanWhole } from "./scan-events";
import { scanSteps } from "./scan-steps";
import { toQuestion } from "./to-question";

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const leaves = (last: string) => ({
    requestParameters: { many: [...Array.from({ length: 2_100 }, (_, at) => `leaf-${at}`), last] },
  });
  await index.ingest({
    records: [
      ...Array.from({ length: 30 }, (_, at) => sampleRecord(at, { eventName: "PutObject" })),
      sampleRecord(100, leaves("PutObject")),
      sampleRecord(101, leaves("other")),
      sampleRecord(102, { eventName: "Other" }),
    ],
  });
});
afterAll(() => index.close());

const question = toQuestion({ q: "PutObject" }, 0).question;
const PLAN = { by: "user" as const, fields: ["event", "user"], top: 5 };

test("of a word, records are opened of those events alone that the index leaves open", async () => {
  const { rows, scanned } = await listEvents(index.reader, question, { limit: 50 });
  expect([rows.length, scanned?.records]).toEqual([31, 2]);
  const steps = [];
  for await (const step of scanSteps(index.reader, question, PLAN)) steps.push(step);
  expect(steps[0]).toMatchObject({ read: 0, candidates: 2, matched: 30 });
  expect(steps.at(-1)).toMatchObject({ read: 2, candidates: 2, matched: 31, done: true });
  expect(steps.at(-1)?.histogram).toEqual(await countByTime(index.reader, question, PLAN.by));
  expect(steps.at(-1)?.facets).toEqual(await countFacets(index.reader, question, PLAN.fields, 5));
});

test("counts are of what surely matches and of what was found to", async () => {
  expect((await countEvents(index.reader, question)).total).toBe(31);
  expect((await countByTime(index.reader, question)).total).toBe(31);
  const { facets, total } = await countFacets(index.reader, question, ["event", "flag"], 5);
  expect(total).toBe(31);
  expect(facets[0]?.values).toMatchObject([
    { value: "PutObject", count: 30 },
    { value: "GetObject", count: 1 },
  ]);
  expect(facets[1]?.values).toContainEqual(
    expect.objectContaining({ value: "terms-truncated", count: 1 }),
  );
});

test("a field that only the records know is counted in all of them", async () => {
  const steps = [];
  const plan = { ...PLAN, fields: ["event", "flag"] };
  for await (const step of scanSteps(index.reader, question, plan)) steps.push(step);
  expect(steps.at(-1)?.facets).toEqual(await countFacets(index.reader, question, plan.fields, 5));
});

/** While this lasts, nobody can open a record. */
async function whileClosed(work: () => Promise<void>) {
  await index.db.owner.$transaction(
    async (locked) => {
      await locked.$executeRaw`lock table raw_block in access exclusive mode`;
      await work();
    },
    { timeout: 30_000 },
  );
}

test("what would open too many records is refused before the first one", async () => {
  const filter = await filterEvents(index.reader, question);
  await whileClosed(async () => {
    const counted = scanWhole(index.reader, question, filter, new ScanCounts([]), 1);
    await expect(counted).rejects.toMatchObject({ kind: "timeout", message: /more than 1 record/ });
  });
});

test("a field that cannot be counted fails alone", async () => {
  const db = openDatabase(index.url, { searchTimeoutMs: 500 });
  const all = { ...question, query: null };
  await whileClosed(async () => {
    const { facets, total } = await countFacets(openReader(db), all, ["event", "via"], 5);
    expect(total).toBe(33);
    expect(facets).toMatchObject([
      { field: "event", problem: null, more: false },
      { field: "via", values: [], problem: /took too long/ },
    ]);
    await expect(countFacets(openReader(db), all, ["via"], 5)).rejects.toMatchObject({
      kind: "timeout",
    });
  });
  await db.close();
});
