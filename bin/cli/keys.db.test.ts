import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type StubAws, startStubAws } from "@/lib/aws/testing/stub-aws";
import { listingOf, makeTrailKey } from "@/lib/aws/testing/trail-keys";
import { parsePinnedKeys, printPinnedKeys } from "@/lib/digest/pinned-keys";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { loadStoredKeys } from "@/lib/integrity/keys/key-store";
import { keys } from "./keys";

const REGION = "eu-west-1";
const DIGEST = `AWSLogs/111122223333/CloudTrail-Digest/${REGION}/2026/01/02/111122223333_CloudTrail-Digest_${REGION}_main_us-east-1_20260102T030405Z.json.gz`;
let index: TestIndex;
let aws: StubAws;
let dir: string;
let said: { out: string; err: string };

beforeAll(async () => {
  index = await openTestIndex();
  await index.list({ [DIGEST]: Buffer.from("not read here") });
});
afterAll(() => index.close());

beforeEach(async () => {
  aws = await startStubAws();
  dir = mkdtempSync(join(tmpdir(), "trailglass-keys-"));
  said = { out: "", err: "" };
  vi.stubEnv("DATABASE_URL", index.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret-of-the-test");
  vi.stubEnv("AWS_ENDPOINT_URL_CLOUDTRAIL", aws.endpoint);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.err += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
  await aws.close();
});

const asked = (verb: string, options = {}) =>
  keys.run({ words: [verb], options: { data: dir, ...options } });

test("a file to pin holds what CloudTrail gives for the Regions and times of the digests", async () => {
  const key = makeTrailKey(REGION);
  aws.answers.set("ListPublicKeys", listingOf([key]));
  const out = join(dir, "keys.json");
  expect(await asked("export", { out })).toBe(0);
  expect(parsePinnedKeys(readFileSync(out, "utf8"))).toEqual([{ ...key, origin: "pinned" }]);
  expect(aws.calls.map(({ region }) => region)).toEqual([REGION]);
  const { StartTime, EndTime } = Object(aws.calls[0]?.input);
  const endMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  expect(StartTime * 1000).toBeLessThanOrEqual(endMs);
  expect(EndTime * 1000).toBeGreaterThan(endMs);
  expect(said).toEqual({ out: "", err: expect.stringContaining("1 key in") });
  expect(await loadStoredKeys(index.db.owner)).toEqual([key]);
  await expect(asked("export", { out })).rejects.toThrow("exists already");
});

test("without an answer of CloudTrail the file holds what is kept and pinned, and it is said why", async () => {
  const mine = makeTrailKey("us-east-1", { origin: "pinned" });
  const path = join(dir, "mine.json");
  writeFileSync(path, printPinnedKeys([mine]));
  vi.stubEnv("TRAILGLASS_CLOUDTRAIL_KEYS", path);
  const stored = await loadStoredKeys(index.db.owner);
  expect(await asked("export", { region: `${REGION},us-east-1` })).toBe(0);
  expect(parsePinnedKeys(said.out).map(({ fingerprint }) => fingerprint)).toEqual([
    ...stored.map(({ fingerprint }) => fingerprint),
    mine.fingerprint,
  ]);
  expect(said.err).toContain("Allow cloudtrail:ListPublicKeys.");
});

test("listing asks nobody", async () => {
  expect(await asked("list")).toBe(0);
  expect(said.out).toContain("2026-01-01");
  expect(said.out).toContain(REGION);
  expect(aws.calls).toEqual([]);
  expect(await asked("list", { region: "sa-east-1" })).toBe(1);
});

test("wrong use is told", async () => {
  await expect(asked("make")).rejects.toThrow('no command "keys make"');
  await expect(asked("export", { from: "someday" })).rejects.toMatchObject({ kind: "invalid" });
  await expect(asked("export", { out: join(dir, "no", "where") })).rejects.toThrow(
    "cannot be written",
  );
});
