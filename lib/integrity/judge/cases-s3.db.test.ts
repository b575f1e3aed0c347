import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readDigestKey } from "@/lib/digest/digest-key";
import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import { S3Source } from "@/lib/ingest/sources/s3";
import { PATIENT_ATTEMPTS, type RealS3, s3ServerScript } from "@/lib/ingest/testing/real-s3";
import { openSourceEvidence } from "@/lib/integrity/live/source-evidence";
import { CASES } from "@/lib/integrity/testing/cases";
import { startMetadataServer } from "@/lib/integrity/testing/metadata-server";
import { putWorld } from "@/lib/integrity/testing/put-world";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, moveTrail, TrailWorld } from "@/lib/integrity/testing/trail-world";

const BUCKET = "trail-logs";
const { signal } = new AbortController();
const script = s3ServerScript();
let s3: RealS3;

if (script === null) {
  process.stderr.write("SKIPPED: digests on a real S3 server. Set TRAILGLASS_S3_SERVER.\n");
}

beforeAll(async () => {
  if (script === null) return;
  s3 = await startMetadataServer(script, BUCKET);
  vi.stubEnv("AWS_ACCESS_KEY_ID", s3.credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", s3.credentials.secretAccessKey);
}, 180_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await s3?.stop();
});

const reach = () => ({ endpoint: s3.endpoint, attempts: PATIENT_ATTEMPTS });
const inBucket = CASES.filter(({ only }) => only !== "folder").map((one, at) => ({ ...one, at }));

test.skipIf(script === null).each(inBucket)("on S3, $name", async ({ plant, at }) => {
  const world = new TrailWorld(`case-${at}/`, BUCKET);
  const { keys = knownKeys(), fromMs = null, ...expected } = plant(world);
  await putWorld(s3, world);
  const source = new S3Source(`s3://${BUCKET}/${world.prefix}`, reach());
  const evidence = await openSourceEvidence(source, { signal });
  // A bucket is known up to now, and these were filled long after their logs are from.
  const toMs = expected.toMs ?? expected.seenMs ?? newestMs(world) + 0.75 * HOUR_MS;
  const told = tellResult(await verifyAll(evidence, { keys, signal, fromMs, toMs }));
  source.close();
  const { digests = {}, files = {}, findings = [] } = expected;
  expect(told).toEqual({ digests, files, findings: findings.toSorted() });
});

test.skipIf(script === null)(
  "21, 52: on S3, a trail that went on to another bucket is one chain when both are sources",
  async () => {
    const before = new TrailWorld("moved/", BUCKET);
    const after = new TrailWorld("moved/", "trail-logs-new");
    moveTrail(before, after);
    await putWorld(s3, before);
    await putWorld(s3, after);
    const open = (bucket: string) =>
      openSourceEvidence(new S3Source(`s3://${bucket}/moved/`, reach()), { signal });
    const [old, now] = [await open(before.bucket), await open(after.bucket)];
    const toMs = CHAIN_START_MS + 4.5 * HOUR_MS;
    const options = { keys: knownKeys(), signal, fromMs: null, toMs };

    const otherBuckets = new Map([
      [before.bucket, old],
      [after.bucket, now],
    ]);
    expect(tellResult(await verifyAll(old, { ...options, otherBuckets }))).toEqual({
      digests: { verified: 1 },
      files: { verified: 2 },
      findings: [],
    });
    expect(tellResult(await verifyAll(now, { ...options, otherBuckets }))).toEqual({
      digests: { verified: 3 },
      files: { verified: 3 },
      findings: [],
    });

    const alone = tellResult(await verifyAll(now, options));
    expect(alone.files).toEqual({ verified: 2, "cannot-check": 1 });
    expect(alone.findings).toEqual([expect.stringContaining("digest-cannot-read moved/")]);
  },
);

function newestMs({ objects }: TrailWorld): number {
  const ends = [...objects.keys()].map((key) => readDigestKey(key)?.endMs ?? 0);
  return Math.max(...ends) || Number.MAX_SAFE_INTEGER;
}
