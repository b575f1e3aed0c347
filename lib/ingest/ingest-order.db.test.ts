import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openDatabase } from "@/lib/db/database";
import { countByField } from "@/lib/events/count-by-field";
import { listEvents } from "@/lib/events/list-events";
import { parseQuery } from "@/lib/search/parse";
import { ingestBatch } from "./ingest-batch";
import { claimFiles } from "./ledger/claim-files";
import { brokenSums, describeIndex, type IndexDescription } from "./testing/describe-index";
import { sampleRecord } from "./testing/sample-record";
import { openTestIndex, type TestIndex } from "./testing/test-index";
import { seeded, shuffled, variedFiles } from "./testing/varied-files";
import { DictionaryIds } from "./write/dictionary-ids";

const EVERYTHING = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };

interface Manner {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Files that are there when the first listing runs, and how many arrive at each later one. */
  readonly stride: number;
  readonly maxFiles: number;
  readonly workers: number;
}

/** Ingests the files in their order, some at a time, with several workers that share nothing. */
async function ingestIn(index: TestIndex, { files, stride, maxFiles, workers }: Manner) {
  const signal = new AbortController().signal;
  const databases = Array.from({ length: workers }, () =>
    openDatabase(index.url, { searchTimeoutMs: 30_000 }),
  );
  const engines = databases.map(({ owner }) => ({
    ...index.engine,
    db: owner,
    writer: { db: owner, dictionaries: new DictionaryIds(owner), months: new Set<number>() },
  }));
  const entries = [...files];
  for (let at = 0; at < entries.length; at += stride) {
    await index.list(Object.fromEntries(entries.slice(at, at + stride)));
    await Promise.all(
      engines.map(async (engine, number) => {
        const options = { worker: `worker-${number}`, maxFiles, maxBytes: 1e9 };
        for (;;) {
          const claims = await claimFiles(engine.db, options);
          if (claims.length > 0) await ingestBatch(engine, claims, signal);
          else if ((await waiting(index)) === 0) return;
        }
      }),
    );
  }
  await Promise.all(databases.map((database) => database.close()));
}

async function waiting(index: TestIndex): Promise<number> {
  return index.db.owner.logFile.count({ where: { state: { in: ["pending", "leased"] } } });
}

async function describe(manner: Manner): Promise<IndexDescription> {
  const index = await openTestIndex();
  await ingestIn(index, manner);
  expect(await brokenSums(index.db.owner)).toEqual([]);
  const description = await describeIndex(index.db.owner);
  await index.close();
  return description;
}

test("the index is the same in whatever order, batches and company files are ingested", async () => {
  const files = variedFiles(7, 40);
  const expected = await describe({ files, stride: 40, maxFiles: 100, workers: 1 });
  expect(expected.events?.length).toBeGreaterThan(200);
  expect(expected.conflicts?.length).toBeGreaterThan(20);
  expect(expected.grants?.length).toBeGreaterThan(5);
  expect(expected.places?.length).toBeGreaterThan(expected.events?.length ?? 0);
  const manners = [
    { stride: 40, maxFiles: 1, workers: 1 },
    { stride: 1, maxFiles: 1, workers: 1 },
    { stride: 7, maxFiles: 3, workers: 1 },
    { stride: 40, maxFiles: 2, workers: 3 },
    { stride: 13, maxFiles: 5, workers: 3 },
    { stride: 40, maxFiles: 100, workers: 3 },
  ];
  for (const [number, manner] of manners.entries()) {
    const order = new Map(shuffled([...files], seeded(number)));
    expect(await describe({ files: order, ...manner })).toEqual(expected);
  }
});

test("two workers with the same many events in opposite order wait for no one in a circle", async () => {
  const records = Array.from({ length: 9_000 }, (_, number) => sampleRecord(number));
  const pack = (some: readonly unknown[]) => gzipSync(JSON.stringify({ Records: some }));
  const files = new Map([
    ["there", pack(records)],
    ["back", pack([...records].reverse())],
    ["half", pack(records.slice(4_000))],
  ]);
  const index = await openTestIndex();
  await ingestIn(index, { files, stride: 3, maxFiles: 1, workers: 3 });
  expect(await brokenSums(index.db.owner)).toEqual([]);
  expect(await index.db.owner.event.count()).toBe(9_000);
  expect(await index.db.owner.eventCopy.count()).toBe(9_000 + 5_000);
  await index.close();
});

test("a conflict is flagged on both sides, whichever record came first", async () => {
  for (const order of [
    ["true", "planted"],
    ["planted", "true"],
  ]) {
    const index = await openTestIndex();
    for (const content of order) {
      const record = {
        eventID: "0000abcd-0000-4000-8000-000000000001",
        eventName: "DeleteTrail",
        eventTime: content === "true" ? "2026-01-02T03:04:05Z" : "2025-06-02T03:04:05Z",
        errorCode: content,
      };
      await index.ingest({ [content]: [record] });
    }
    const about = (text: string) => ({ ...EVERYTHING, query: parseQuery(text).query });
    for (const text of ["flag:id-conflict", "flag:id-conflict event:DeleteTrail -request.x:y"]) {
      const { rows } = await listEvents(index.reader, about(text), { limit: 10 });
      expect(rows.map(({ flags }) => flags.includes("id-conflict"))).toEqual([true, true]);
    }
    const { values } = await countByField(index.reader, EVERYTHING, "flag", 50);
    expect(values).toContainEqual(expect.objectContaining({ value: "id-conflict", count: 2 }));
    expect((await describeIndex(index.db.owner)).conflicts?.length).toBe(2);
    await index.close();
  }
});
