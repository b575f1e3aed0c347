import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import type { Evidence, Place } from "@/lib/integrity/evidence";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { openIndexedEvidence } from "./indexed-evidence";

const signal = new AbortController().signal;
const EVER = { fromMs: null, toMs: null };
const PLACE: Place = { sourceId: 1, account: "111122223333", region: "eu-west-1" };

let index: TestIndex;
let world: TrailWorld;
beforeEach(async () => {
  index = await openTestIndex();
  world = new TrailWorld();
});
afterEach(() => index.close());

async function ingest(more: Record<string, Buffer> = {}): Promise<void> {
  const objects = [...world.objects].map(([key, { bytes }]) => [key, bytes] as const);
  await index.ingest({ ...Object.fromEntries(objects), ...more });
}

async function open(range: { asof?: number; fromMs?: number; toMs?: number } = {}) {
  const { owner } = index.db;
  const source = await owner.logSource.findUniqueOrThrow({ where: { id: index.sourceId } });
  return openIndexedEvidence(owner, source, { asof: 1_000_000, ...EVER, ...range });
}

async function hashes(evidence: Evidence, place = PLACE): Promise<(readonly [string, string])[]> {
  const objects = await evidence.listObjects(place, signal);
  const found: (readonly [string, string])[] = [];
  const logs = objects.filter(({ family }) => family === "log");
  for await (const { object, found: one } of evidence.hashFiles(logs, signal)) {
    found.push([object.key, "sha256" in one ? one.sha256 : one.problem]);
  }
  return found;
}

async function digests(evidence: Evidence) {
  const objects = await evidence.listObjects(PLACE, signal);
  const read: { key: string; found: unknown }[] = [];
  const wanted = objects.filter(({ family }) => family === "digest");
  for await (const { object, found } of evidence.readDigests(wanted, signal)) {
    read.push({ key: object.key, found });
  }
  return read;
}

test("hashes and digest bodies are those of the files as they were read", async () => {
  const log = world.log(CHAIN_START_MS + HOUR_MS / 2);
  const digest = world.digest(world.chain(), { files: [log] });
  await ingest({
    [`${digest.key}.metadata.json`]: Buffer.from(JSON.stringify(digest.metadata)),
  });
  const evidence = await open();
  expect(evidence).toMatchObject({ bucket: null, knownUntilMs: CHAIN_START_MS + HOUR_MS });
  expect(await evidence.listPlaces(signal)).toEqual([
    { sourceId: index.sourceId, account: "111122223333", region: "eu-west-1", files: 2 },
  ]);
  expect(await hashes(evidence)).toEqual([[log.key, log.sha256]]);
  expect(await digests(evidence)).toEqual([
    { key: digest.key, found: { body: digest.body, metadata: digest.metadata } },
  ]);
});

test("a copy without side files has no metadata, and a bucket without them says so", async () => {
  const digest = world.digest(world.chain());
  await ingest();
  expect(await digests(await open())).toMatchObject([{ found: { metadata: null } }]);
  await index.db.owner.logSource.updateMany({
    data: { kind: "s3", location: "s3://trail-logs/", listedAt: new Date(5) },
  });
  const evidence = await open();
  expect(evidence).toMatchObject({ bucket: "trail-logs", knownUntilMs: 5 });
  expect(await digests(evidence)).toMatchObject([{ key: digest.key, found: { metadata: {} } }]);
});

test("of a digest the newest version counts, also when it is an earlier one again", async () => {
  const chain = world.chain();
  const digest = world.digest(chain);
  await ingest();
  const { bytes } = world.at(digest.key);
  const forged = gzipSync(JSON.stringify({ ...JSON.parse(String(digest.body)), logFiles: [] }));
  await ingest({ [digest.key]: gzipSync(Buffer.concat([digest.body, Buffer.from(" ")])) });
  await ingest({ [digest.key]: forged });
  const bodies = async () =>
    (await digests(await open())).map(({ found }) => Object(found).body.toString());
  expect(await bodies()).toHaveLength(1);
  expect(await bodies()).not.toEqual([digest.body.toString()]);
  // The same bytes under another name of their version.
  await index.db.owner.$executeRaw`
    insert into log_file (source_id, key, key_hash, etag, size_bytes, family, account, region,
      delivered_at, state, reason, object_sha256)
    select source_id, key, key_hash, 'touched', size_bytes, family, account, region, delivered_at,
      'skipped', 'same-content', object_sha256
    from log_file where size_bytes = ${bytes.length} and key = ${digest.key}`;
  expect(await bodies()).toEqual([digest.body.toString()]);
});

test("what could not be read says why, and only a damaged or longer gzip member is called broken", async () => {
  const keys = Array.from({ length: 5 }, (_, at) => world.log(CHAIN_START_MS + at * 60_000).key);
  const [cut = "", trailing = "", notJson = "", waiting = "", later = ""] = keys;
  world.rewrite(cut, (bytes) => bytes.subarray(0, -5));
  world.rewrite(trailing, (bytes) => Buffer.concat([bytes, gzipSync("{}")]));
  world.rewrite(notJson, () => gzipSync("no log"));
  world.remove(waiting, later);
  await ingest();
  const asof = (await index.db.owner.logFile.aggregate({ _max: { seq: true } }))._max.seq ?? 0;
  await index.ingest({ [later]: [sampleRecord(1)] });
  await index.list({ [waiting]: [sampleRecord(2)] });
  const found = new Map(await hashes(await open({ asof })));
  expect(keys.map((key) => found.get(key))).toEqual([
    "invalid-format",
    "trailing-data",
    "cannot-check",
    "cannot-check",
    "cannot-check",
  ]);
  await index.db.owner.logFile.updateMany({ where: { key: waiting }, data: { state: "gone" } });
  expect(new Map(await hashes(await open({ asof }))).get(waiting)).toBe("missing");
});

test("log files that say nowhere where they belong are not forgotten", async () => {
  await index.ingest({ "export.json": [sampleRecord(1)] });
  const evidence = await open();
  const [place] = await evidence.listPlaces(signal);
  expect(place).toMatchObject({ account: "unknown", region: "unknown", files: 1 });
  expect(await hashes(evidence, place)).toEqual([
    ["export.json", expect.stringMatching(/^[0-9a-f]{64}$/)],
  ]);
});

test("of a range only what is near it is listed, and the digests before it", async () => {
  const chain = world.chain();
  const [first] = world.hours(chain, 1);
  const laterMs = CHAIN_START_MS + 30 * 24 * HOUR_MS;
  const [second] = world.hours(chain, 1, laterMs);
  await ingest();
  const evidence = await open({ fromMs: laterMs, toMs: laterMs + HOUR_MS });
  const listed = await evidence.listObjects(PLACE, signal);
  expect(listed.map(({ key }) => key).sort()).toEqual(
    [first?.digest, second?.digest, second?.log].sort(),
  );
  expect(evidence.whyUnseen?.(first?.log ?? "")).toMatch(/does not look at/);
  expect(evidence.whyUnseen?.(second?.log ?? "")).toBe(null);
  expect((await open()).whyUnseen?.(first?.log ?? "")).toBe(null);
});
