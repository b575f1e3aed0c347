import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ScanStep, scanStepSchema } from "@/lib/api/analysis-contract";
import type { Prisma } from "@/lib/db/generated/client";
import { streamLines } from "@/lib/http/stream-lines";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { countByTime } from "./count-by-time";
import { countFacets } from "./count-facets";
import { type ScanPlan, scanSteps } from "./scan-steps";

const COUNT = 2_300;
const FROM_MS = Date.UTC(2026, 0, 2);
const PLAN: ScanPlan = { by: "user", fields: ["event", "ip"], top: 3 };
const DEEP = 'request.text~"a needle" service:s3';

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const records = Array.from({ length: COUNT }, (_, number) =>
    sampleRecord(number, {
      eventTime: `${new Date(FROM_MS + number * 30_000).toISOString().slice(0, 19)}Z`,
      eventSource: number % 10 === 0 ? "ec2.amazonaws.com" : "s3.amazonaws.com",
      eventName: number % 4 === 0 ? "PutObject" : "GetObject",
      sourceIPAddress: `192.0.2.${number % 7}`,
      userIdentity: { type: "IAMUser", userName: `user-${number % 9}` },
      requestParameters: { text: number % 3 === 0 ? "in a needle stack" : "hay" },
    }),
  );
  const before = sampleRecord(9_999, { eventTime: "2026-01-01T00:00:00Z", eventName: "Before" });
  await index.ingest({ records: [before, ...records] });
});
afterAll(() => index.close());

function question(text: string) {
  const { query } = parseQuery(text);
  return { query, fromMs: FROM_MS, toMs: null, asof: null, nowMs: FROM_MS };
}

async function steps(text: string, most?: number): Promise<ScanStep[]> {
  const all: ScanStep[] = [];
  for await (const step of scanSteps(index.reader, question(text), PLAN, most)) {
    all.push(scanStepSchema.parse(step));
  }
  return all;
}

test("the last step has what histogram and facets count on their own", async () => {
  const all = await steps(DEEP);
  const last = all.at(-1);
  expect(all[0]).toMatchObject({ read: 0, candidates: 2_070, matched: 0, done: false });
  expect(last).toMatchObject({ read: 2_070, candidates: 2_070, matched: 690, done: true });
  expect(last?.reachedMs).toBe(FROM_MS + 30_000);
  expect(last?.histogram).toEqual(await countByTime(index.reader, question(DEEP), PLAN.by));
  const { fields, top } = PLAN;
  expect(last?.facets).toEqual(await countFacets(index.reader, question(DEEP), fields, top));
  expect(last?.facets.facets[0]?.values[0]?.isNew).toBe(true);
});

test("a scan that reaches its bound says so and is not done", async () => {
  const last = (await steps(DEEP, 1_000)).at(-1);
  expect(last).toMatchObject({ read: 1_000, candidates: 1_001, done: false });
  expect(last?.matched).toBeGreaterThan(0);
  expect(last?.histogram.total).toBe(last?.matched);
  // 2 070 candidates are read in full when that many are allowed.
  expect((await steps(DEEP, 2_500)).at(-1)).toMatchObject({ read: 2_070, done: true });
});

test("what the index can answer comes as one step that is done", async () => {
  const all = await steps("service:s3");
  expect(all.length).toBe(1);
  expect(all[0]).toMatchObject({ read: 0, candidates: 0, matched: 2_070, done: true });
  expect(all[0]?.histogram).toEqual(
    await countByTime(index.reader, question("service:s3"), "user"),
  );
});

test("a wrong field is an error before the answer begins", async () => {
  const wrong = { ...PLAN, fields: ["nothing"] };
  for (const text of [DEEP, ""]) {
    const answer = streamLines(index.reader, (reader) => scanSteps(reader, question(text), wrong));
    await expect(answer).rejects.toMatchObject({ kind: "invalid" });
  }
});

async function runningSearches(): Promise<number> {
  const [row] = await index.db.owner.$queryRaw<{ running: bigint }[]>`
    select count(*) as running from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
      and query like '/* ask:%'`;
  return Number(row?.running);
}

test.each(["by the request", "by the body"])(
  "a scan that is left %s ends in Postgres too",
  async (way) => {
    const left = new AbortController();
    const reader = { ...index.reader, signal: left.signal };
    const answer = await streamLines(reader, (asking) => scanSteps(asking, question(DEEP), PLAN));
    const lines = answer.body?.getReader();
    // Nobody can read records while this lasts, so the scan hangs in the middle.
    const whileLocked = async (tx: Prisma.TransactionClient) => {
      await tx.$executeRaw`lock table raw_block in access exclusive mode`;
      await lines?.read();
      const next = lines?.read().catch((error: unknown) => error);
      await vi.waitFor(async () => expect(await runningSearches()).toBe(1));
      const leaving = way === "by the body" ? lines?.cancel() : left.abort();
      // The search itself would wait two seconds for the lock.
      await vi.waitFor(async () => expect(await runningSearches()).toBe(0), { timeout: 1_000 });
      await leaving;
      expect(await next).toMatchObject(
        way === "by the request" ? { kind: "unavailable" } : { done: true },
      );
    };
    await index.db.owner.$transaction(whileLocked, { timeout: 30_000 });
    expect(await runningSearches()).toBe(0);
  },
);
