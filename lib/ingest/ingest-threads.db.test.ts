import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RuleTexts } from "@/lib/detections/rules/rule-texts";
import { ingestBatch } from "./ingest-batch";
import { ingestWaiting } from "./ingest-waiting";
import { claimFiles } from "./ledger/claim-files";
import { type PendingBody, threadParser } from "./parse/parse-pool";
import { FolderSource } from "./sources/folder";
import { brokenSums } from "./testing/describe-index";
import { fileEnds } from "./testing/file-ends";
import { makeZip } from "./testing/make-zip";
import { sampleRecord } from "./testing/sample-record";
import { openTestIndex } from "./testing/test-index";

const root = join(import.meta.dirname, "../..");
const { signal } = new AbortController();
/** Beside the modules that the thread imports. */
const folder = mkdtempSync(join(root, "node_modules/.cache-threads-"));
const script = join(folder, "parse-thread.mjs");

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ["bin/parse-thread.ts"],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const RECORDS = 80;

/** Some eight megabytes: streamed, and of more blocks than a thread parses ahead. */
function largeLog(number: number): string {
  const note = "x".repeat(100_000);
  const records = Array.from({ length: RECORDS }, (_, at) =>
    sampleRecord(number * RECORDS + at, { requestParameters: { note } }),
  );
  return JSON.stringify({ Records: records });
}

test("large members of a zip archive go through two threads to their end", async () => {
  const archive = join(folder, "logs.zip");
  writeFileSync(
    archive,
    makeZip([0, 1, 2].map((at) => ({ name: `${at}.json`, body: largeLog(at) }))),
  );
  utimesSync(archive, 0, 0);
  const index = await openTestIndex(await FolderSource.at(archive));
  const parser = threadParser(() => new Worker(script), 2);
  await index.list({});
  await ingestWaiting({ ...index.engine, parser }, { worker: "test", lanes: 1, signal });
  const ends = Object.values(await fileEnds(index));
  expect(ends).toEqual(Array(3).fill(["done", null, RECORDS, 0]));
  expect(await brokenSums(index.db.owner)).toEqual([]);
  await parser.close();
  await index.close();
});

test("a thread is free again when the body it parses is abandoned", async () => {
  const parser = threadParser(() => new Worker(script), 1);
  const large = parser.parse(Buffer.from(largeLog(0)));
  const waiting = parser.parse(Buffer.from(largeLog(1)));
  await large.objectSha256;
  waiting.abandon();
  large.abandon();
  const small = parser.parse(Buffer.from(JSON.stringify({ Records: [sampleRecord(1)] })));
  const { value } = await small.blocks.next();
  expect(value).toMatchObject({ records: 1 });
  expect((await small.blocks.next()).done).toBe(true);
  small.abandon();
  await parser.close();
});

test("rules that change reach the threads, and a file keeps to those that it began with", async () => {
  const parser = threadParser(() => new Worker(script), 1);
  const texts = (revision: number, event: string): RuleTexts => ({
    revision,
    lists: [],
    rules: [
      {
        ...{ ruleId: 1, versionId: 1, name: "r", key: "r", level: null, accounts: [] },
        text: `title: r
logsource: { product: aws, service: cloudtrail }
detection: { call: { eventName: ${event} }, condition: call }`,
      },
    ],
  });
  const read = async (body: PendingBody) => {
    let hits = 0;
    let step = await body.blocks.next();
    while (!step.done) {
      hits += step.value.events.hits.length;
      step = await body.blocks.next();
    }
    return [step.value.ruleRevision, hits];
  };
  const small = Buffer.from(JSON.stringify({ Records: [sampleRecord(1)] }));
  expect(await read(parser.parse(small))).toEqual([null, 0]);
  parser.setRules(texts(7, "GetObject"));
  const large = parser.parse(Buffer.from(largeLog(0)));
  await large.objectSha256;
  parser.setRules(texts(8, "PutObject"));
  expect(await read(large)).toEqual([7, RECORDS]);
  expect(await read(parser.parse(small))).toEqual([8, 0]);
  await parser.close();
});

test("streamed files whose transaction failed are read again, not taken for empty", async () => {
  const index = await openTestIndex();
  const stored = gzipSync(largeLog(2), { level: 0 });
  stored.writeUInt32LE(0, stored.length - 8);
  await index.list({
    a: Buffer.from(largeLog(0)),
    b: Buffer.from(largeLog(1)),
    damaged: stored,
  });
  const limits = { worker: "test", maxFiles: 10, maxBytes: Number.MAX_SAFE_INTEGER };
  const claims = await claimFiles(index.db.owner, limits);
  expect(claims.length).toBe(3);
  // The damage shows at the end of the last file, when the others have been read.
  claims.sort((one, other) => (one.key < other.key ? -1 : 1));
  await ingestBatch(index.engine, claims, signal);
  const states = await index.db.owner.logFile.groupBy({ by: ["state", "records"] });
  expect(states).not.toContainEqual({ state: "done", records: 0 });
  for (let round = 0; round < 2; round++) {
    await index.db.owner.logFile.updateMany({ data: { notBefore: new Date(0) } });
    await ingestWaiting(index.engine, { worker: "test", lanes: 1, signal });
  }
  const ends = await fileEnds(index);
  expect(ends.a).toEqual(["done", null, RECORDS, 0]);
  expect(ends.b).toEqual(["done", null, RECORDS, 0]);
  expect(ends.damaged?.[0]).toBe("quarantined");
  await index.close();
});
