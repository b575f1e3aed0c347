import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { isProven, mergeSummaries } from "@/lib/integrity/runs/verification-summary";
import { folderEvidence } from "@/lib/integrity/testing/folder-evidence";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, TrailWorld } from "@/lib/integrity/testing/trail-world";
import { summarizePlace } from "./summarize-place";

const { signal } = new AbortController();
const options = { keys: knownKeys(), signal, fromMs: null, toMs: null };
const records = JSON.stringify({ Records: [sampleRecord(1)] });
const PLACE = "AWSLogs/111122223333";

async function verifyWith(key: string, bytes: Buffer) {
  const world = new TrailWorld();
  world.hours(world.chain(), 4);
  world.objects.set(key, { bytes, metadata: null });
  const results = await verifyAll(await folderEvidence(world), options);
  return {
    told: tellResult(results),
    proven: isProven(mergeSummaries(results.map(summarizePlace))),
  };
}

test.each([
  ["outside of CloudTrail's folders", "extra/more.json.gz"],
  ["of another ending", `${PLACE}/CloudTrail/eu-west-1/2026/07/01/more.gz`],
  ["of no ending", `${PLACE}/CloudTrail/eu-west-1/2026/07/01/more`],
  [
    "that is called a digest and tells no time",
    `${PLACE}/CloudTrail-Digest/eu-west-1/2026/07/01/111122223333_CloudTrail-Digest_eu-west-1_more.json.gz`,
  ],
  [
    "that is called a side file of a log file",
    `${PLACE}/CloudTrail/eu-west-1/2026/07/01/111122223333_CloudTrail_eu-west-1_20260701T0530Z_aaaaaaaaaaaaaaa1.json.gz.metadata.json`,
  ],
  [
    "that is called a side file of a digest",
    `${PLACE}/CloudTrail-Digest/eu-west-1/2026/07/01/111122223333_CloudTrail-Digest_eu-west-1_main_us-east-1_20260701T100000Z.json.gz.metadata.json`,
  ],
])("a file of records %s is not proven by those beside it", async (_, key) => {
  const bytes = key.endsWith("gz") ? gzipSync(records) : Buffer.from(records);
  const { told, proven } = await verifyWith(key, bytes);
  expect(proven).toBe(false);
  expect(told.digests).toEqual({ verified: 4 });
  expect(Object.values(told.files).reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(told.files.verified).toBe(4);
});

test.each([
  ["a note", "README.md", Buffer.from("Copied on Monday.")],
  ["a file of keys", "trust/keys.json", Buffer.from('[{"region":"eu-west-1","value":""}]')],
  ["a picture", "picture.json", Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  [
    "what is kept beside a log file",
    `${PLACE}/CloudTrail/eu-west-1/2026/07/01/111122223333_CloudTrail_eu-west-1_20260701T0530Z_aaaaaaaaaaaaaaa1.json.gz.metadata.json`,
    Buffer.from('{"owner":"somebody"}'),
  ],
])("%s among the logs is no log file", async (_, key, bytes) => {
  const { told, proven } = await verifyWith(key, bytes);
  expect(told).toEqual({ digests: { verified: 4 }, files: { verified: 4 }, findings: [] });
  expect(proven).toBe(true);
});
