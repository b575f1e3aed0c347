import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, TrailWorld } from "@/lib/integrity/testing/trail-world";
import { openIndexedEvidence } from "./indexed-evidence";

const { signal } = new AbortController();
const EVER = { fromMs: null, toMs: null };
const FOLDER = "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/07/01";
const DIGEST = "111122223333_CloudTrail-Digest_eu-west-1";
const records = gzipSync(JSON.stringify({ Records: [sampleRecord(1)] }));

let index: TestIndex;
beforeEach(async () => {
  index = await openTestIndex();
});
afterEach(() => index.close());

async function verify() {
  const { owner } = index.db;
  const source = await owner.logSource.findUniqueOrThrow({ where: { id: index.sourceId } });
  const evidence = await openIndexedEvidence(owner, source, { asof: 1_000_000, ...EVER });
  return tellResult(await verifyAll(evidence, { keys: knownKeys(), signal, ...EVER }));
}

/** Four hours that are whole. */
function wholeWorld() {
  const world = new TrailWorld();
  const hours = world.hours(world.chain(), 4);
  const files = [...world.objects].flatMap(([key, { bytes, metadata }]) => [
    [key, bytes] as const,
    ...(metadata ? [[`${key}.metadata.json`, Buffer.from(JSON.stringify(metadata))] as const] : []),
  ]);
  return { hours, files: Object.fromEntries(files) };
}

test("records in a file that is called a digest and tells no time are not proven", async () => {
  const { files } = wholeWorld();
  await index.ingest({ ...files, [`${FOLDER}/${DIGEST}_more.json.gz`]: records });
  expect(await verify()).toMatchObject({
    digests: { verified: 4 },
    files: { verified: 4, "cannot-check": 1 },
  });
});

test("records that lay in a digest's place are not proven by the digest that lies there now", async () => {
  const { hours, files } = wholeWorld();
  const key = hours[1]?.digest ?? "";
  await index.ingest({ ...files, [key]: records });
  expect(await verify()).toMatchObject({
    digests: { verified: 3, "invalid-format": 1 },
    files: { verified: 3, "cannot-check": 1 },
    findings: [`digest-invalid-format ${key}`],
  });
  await index.ingest(files);
  const { digests, files: verdicts } = await verify();
  expect(digests).toEqual({ verified: 4 });
  expect(verdicts.verified).toBe(4);
  expect(Object.keys(verdicts)).toHaveLength(2);
});
