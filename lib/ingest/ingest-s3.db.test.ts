import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getStatus } from "@/lib/imports/get-status";
import { ingestWaiting } from "./ingest-waiting";
import { claimListing, listSource } from "./list-source";
import { S3Source } from "./sources/s3";
import { corpusFiles, corpusSets, readFacts } from "./testing/corpus";
import { PATIENT_ATTEMPTS, type RealS3, s3ServerScript, startRealS3 } from "./testing/real-s3";
import { sampleRecord } from "./testing/sample-record";
import { openTestIndex, type TestIndex } from "./testing/test-index";

const BUCKET = "trail-bucket";
const SETS = [
  { facts: "invictus-aws-dataset", path: "invictus" },
  { facts: "s3-lab", path: "s3-lab" },
];
const { signal } = new AbortController();
const script = s3ServerScript();
let s3: RealS3;

if (script === null || corpusSets().length === 0) {
  process.stderr.write("SKIPPED: ingest from a real S3 server. Set TRAILGLASS_S3_SERVER.\n");
}
const withServer = test.skipIf(script === null || corpusSets().length === 0);

beforeAll(async () => {
  if (script === null || corpusSets().length === 0) return;
  s3 = await startRealS3(script, BUCKET);
  vi.stubEnv("AWS_ACCESS_KEY_ID", s3.credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", s3.credentials.secretAccessKey);
}, 180_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await s3?.stop();
});

const source = (prefix: string) =>
  new S3Source(`s3://${BUCKET}/${prefix}`, { endpoint: s3.endpoint, attempts: PATIENT_ATTEMPTS });

/** Lists what is due, as a worker does, and ingests it. */
async function work(index: TestIndex, bucket: S3Source): Promise<void> {
  const turn = await claimListing(index.db.owner, "test", 0);
  if (!turn) throw new Error("No listing is due");
  await listSource(index.db.owner, turn, bucket, new Map(), signal);
  await ingestWaiting(index.engine, { worker: "test", lanes: 2, signal });
}

withServer(
  "a bucket is indexed as its logs were counted",
  async () => {
    for (const set of SETS) {
      const files = [...corpusFiles(set)].map(
        ([key, bytes]) => [`${set.path}/${key}`, bytes] as const,
      );
      await s3.put(new Map(files));
    }
    const bucket = source("");
    const index = await openTestIndex(bucket);
    await work(index, bucket);
    const facts = SETS.map(readFacts);
    const total = (pick: (fact: (typeof facts)[number]) => number) =>
      facts.reduce((sum, fact) => sum + pick(fact), 0);
    const status = await getStatus(index.reader);
    expect(status).toMatchObject({
      records: total(({ events }) => events),
      events: total(({ distinct_by_eventID }) => distinct_by_eventID),
      rejected: 0,
      conflicts: 0,
    });
    expect(status.files).toMatchObject({ quarantined: 0, pending: 0, skipped: 0 });
    await index.close();
  },
  240_000,
);

withServer("an object that comes later is found by the next planned listing", async () => {
  const stream = "later/AWSLogs/111122223333/CloudTrail/us-east-1";
  await s3.put(new Map([[`${stream}/2026/01/02/old.json.gz`, log(1)]]));
  const bucket = source("later/");
  const index = await openTestIndex(bucket);
  await work(index, bucket);
  expect(await index.db.owner.event.count()).toBe(1);
  const today = new Date().toISOString().slice(0, 10).replaceAll("-", "/");
  await s3.put(
    new Map([
      [`${stream}/${today}/a.json.gz`, log(2)],
      [`${stream}/2026/01/02/unplanned.json.gz`, log(3)],
    ]),
  );
  await work(index, bucket);
  const files = await index.db.owner.logFile.findMany({ orderBy: { id: "asc" } });
  expect(files.map(({ key, state }) => [key.slice(stream.length + 12), state])).toEqual([
    ["old.json.gz", "done"],
    ["a.json.gz", "done"],
  ]);
  await index.close();
});

withServer(
  "an object deleted after it was listed is told as gone, a changed one is read anew",
  async () => {
    await s3.put(
      new Map([
        ["gone/a.json.gz", log(4)],
        ["gone/b.json.gz", log(5)],
      ]),
    );
    const bucket = source("gone/");
    const index = await openTestIndex(bucket);
    await index.list({});
    await s3.remove("gone/a.json.gz");
    await s3.put(new Map([["gone/b.json.gz", log(6)]]));
    await ingestWaiting(index.engine, { worker: "test", lanes: 1, signal });
    const files = await index.db.owner.logFile.findMany({ orderBy: { key: "asc" } });
    expect(files.map(({ state, reason }) => [state, reason])).toEqual([
      ["gone", "gone"],
      ["skipped", "replaced"],
    ]);
    await index.ingest({});
    expect(await index.db.owner.event.count()).toBe(1);
    await index.close();
  },
);

withServer("a wrong secret blocks the source with a clear problem, and loses no file", async () => {
  await s3.put(new Map([["secret/a.json.gz", log(7)]]));
  const bucket = source("secret/");
  const index = await openTestIndex(bucket);
  await index.list({});
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "wrong");
  const wrong = source("secret/");
  const engine = { ...index.engine, sourceOf: async () => ({ source: wrong }) };
  await ingestWaiting(engine, { worker: "test", lanes: 1, signal });
  const [row] = await index.db.owner.logSource.findMany();
  expect([row?.state, row?.problem]).toEqual([
    "blocked",
    expect.stringMatching(/SignatureDoesNotMatch.*Check the AWS credentials/),
  ]);
  expect((await index.db.owner.logFile.findMany()).map(({ state }) => state)).toEqual(["pending"]);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", s3.credentials.secretAccessKey);
  await index.db.owner.logSource.updateMany({ data: { state: "active" } });
  await ingestWaiting(index.engine, { worker: "test", lanes: 1, signal });
  expect(await index.db.owner.event.count()).toBe(1);
  await index.close();
});

function log(number: number): Buffer {
  return gzipSync(JSON.stringify({ Records: [sampleRecord(number)] }));
}
