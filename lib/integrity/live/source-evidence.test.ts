import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import { S3Source } from "@/lib/ingest/sources/s3";
import { BlockedError } from "@/lib/ingest/sources/source";
import { type FaultS3, sendError, startFaultS3 } from "@/lib/ingest/testing/fault-s3-server";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, TrailWorld } from "@/lib/integrity/testing/trail-world";
import { openSourceEvidence } from "./source-evidence";

const { signal } = new AbortController();
let s3: FaultS3;

beforeEach(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  s3 = await startFaultS3();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await s3.close();
});

const open = (prefix = "", bucket = "trail-logs") =>
  openSourceEvidence(
    new S3Source(`s3://${bucket}/${prefix}`, { endpoint: s3.endpoint, attempts: 1 }),
    { signal },
  );

/** Fills the bucket; every bucket of this server holds the same. */
function fill(world: TrailWorld): void {
  for (const [key, { bytes, metadata }] of world.objects) {
    s3.objects.set(key, { body: bytes, metadata: { ...metadata } });
  }
}

const toMs = CHAIN_START_MS + 4 * HOUR_MS;
const options = { keys: knownKeys(), signal, fromMs: null, toMs };

async function verify(world: TrailWorld) {
  fill(world);
  return tellResult(await verifyAll(await open(), options));
}

/** Answers requests for one key with an error of S3. */
function failOn(key: string, status: number, code: string, times = Number.POSITIVE_INFINITY) {
  let left = times;
  s3.fault = (url, response) => {
    if (!decodeURIComponent(url.pathname).endsWith(key) || left === 0) return false;
    left -= 1;
    return sendError(response, status, code);
  };
}

test.each([
  ["54: may not be read", 403, "AccessDenied"],
  ["56: is archived", 403, "InvalidObjectState"],
] as const)("a log file that %s cannot be checked, and the others are", async (_, status, code) => {
  const world = new TrailWorld();
  const [, hour] = world.hours(world.chain(), 3);
  failOn(hour?.log ?? "", status, code);
  expect(await verify(world)).toEqual({
    digests: { verified: 3 },
    files: { verified: 2, "cannot-check": 1 },
    findings: [],
  });
});

test("54: a digest that may not be read is open, and so are its log files", async () => {
  const world = new TrailWorld();
  const [, hour] = world.hours(world.chain(), 4);
  failOn(hour?.digest ?? "", 403, "AccessDenied");
  expect(await verify(world)).toEqual({
    digests: { verified: 3, "cannot-read": 1 },
    files: { verified: 3, "cannot-check": 1 },
    findings: [],
  });
});

test("55: an answer that passes is asked for again", async () => {
  const world = new TrailWorld();
  const [hour] = world.hours(world.chain(), 2);
  failOn(hour?.log ?? "", 503, "SlowDown", 2);
  expect((await verify(world)).files).toEqual({ verified: 2 });
});

test("a log file that vanished after it was listed is missing", async () => {
  const world = new TrailWorld();
  const [hour] = world.hours(world.chain(), 2);
  failOn(hour?.log ?? "", 404, "NoSuchKey");
  expect((await verify(world)).findings).toEqual([`file-missing ${hour?.log}`]);
});

test("66: a log file that was replaced after it was listed is read as it is now", async () => {
  const world = new TrailWorld();
  const [hour] = world.hours(world.chain(), 2);
  fill(world);
  const evidence = await open();
  s3.objects.set(hour?.log ?? "", { body: gzipSync("another") });
  const told = tellResult(await verifyAll(evidence, options));
  expect(told.findings).toEqual([`file-mismatch ${hour?.log}`]);
});

test.each([
  [301, "PermanentRedirect"],
  [400, "AuthorizationHeaderMalformed"],
])("33: a bucket of another Region says so and proves nothing (%s)", async (status, code) => {
  s3.fault = (_url, response) => sendError(response, status, code);
  await expect(open()).rejects.toThrow(BlockedError);
});

test("each object is read once, and only those that a verified digest names", async () => {
  const world = new TrailWorld();
  world.hours(world.chain(), 4);
  world.log(CHAIN_START_MS + HOUR_MS);
  await verify(world);
  const reads = s3.requests.filter((line) => !line.includes("list-type"));
  expect(reads.length).toBe(8);
  expect(new Set(reads).size).toBe(8);
});

test("61: what a digest names in a bucket that is no source is never asked for", async () => {
  const world = new TrailWorld();
  const chain = world.chain();
  const elsewhere = chain.next({ bucket: "internal-secrets" });
  const log = world.log(CHAIN_START_MS + 1.5 * HOUR_MS, { bucket: "other-logs", isThere: false });
  world.digest(chain, { bucket: world.bucket, files: [log] });
  expect(await verify(world)).toEqual({
    digests: { verified: 1 },
    files: { "cannot-check": 1 },
    findings: [`digest-cannot-read ${elsewhere.key}`],
  });
  expect(s3.requests.every((line) => line.includes(" /trail-logs"))).toBe(true);
});

test("what lies outside of the prefix that was listed is not called missing", async () => {
  const world = new TrailWorld();
  world.hours(world.chain(), 2);
  fill(world);
  const evidence = await open("AWSLogs/111122223333/CloudTrail-Digest/");
  expect(tellResult(await verifyAll(evidence, options))).toEqual({
    digests: { verified: 2 },
    files: { "cannot-check": 2 },
    findings: [],
  });
});
