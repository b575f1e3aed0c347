import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { stubAwsForEachTest } from "@/lib/aws/testing/stub-aws-for-each-test";
import { listingOf, makeTrailKey } from "@/lib/aws/testing/trail-keys";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { openKeyRing } from "./key-ring";
import { loadStoredKeys, storeKeys } from "./key-store";

const REGION = "eu-west-1";
const FROM_MS = Date.UTC(2026, 0, 2);
const signal = new AbortController().signal;
let index: TestIndex;
const aws = stubAwsForEachTest();

beforeAll(async () => {
  index = await openTestIndex();
});
afterAll(() => index.close());
beforeEach(async () => {
  await index.db.owner.publicKey.deleteMany();
});

const open = () => openKeyRing(index.db.owner, { aws: { endpoint: aws.endpoint, attempts: 1 } });

test("what CloudTrail gave once is kept, and serves when it cannot be asked any more", async () => {
  const keys = [makeTrailKey(REGION), makeTrailKey(REGION, { validFromMs: null })];
  aws.answers.set("ListPublicKeys", listingOf(keys));
  await open().keysFor(REGION, FROM_MS, FROM_MS, signal);
  await open().keysFor(REGION, FROM_MS, FROM_MS, signal);
  const stored = await loadStoredKeys(index.db.owner, REGION);
  expect(stored).toHaveLength(2);
  expect(stored).toEqual(expect.arrayContaining(keys));

  aws.answers.clear();
  const offline = open();
  const { keys: found, problem } = await offline.keysFor(REGION, FROM_MS, FROM_MS, signal);
  expect(found).toHaveLength(2);
  expect(problem).toContain("AccessDenied");
  expect(offline.keySource()).toBe("api");
});

test("only what CloudTrail gave is kept, and never what was kept is changed", async () => {
  const key = makeTrailKey(REGION);
  await storeKeys(index.db.owner, [
    key,
    makeTrailKey(REGION, { origin: "pinned" }),
    makeTrailKey(REGION, { origin: "sample" }),
    { ...key, region: "us-east-1" },
  ]);
  await storeKeys(index.db.owner, [{ ...key, der: Buffer.from("other"), validToMs: null }]);
  expect(await loadStoredKeys(index.db.owner)).toEqual([key, { ...key, region: "us-east-1" }]);
});

test("a Region whose name cannot be one is neither looked up nor asked for", async () => {
  for (const region of ["a\0b", "\ud800", "__proto__", "x".repeat(10_000)]) {
    const { keys, problem } = await open().keysFor(region, FROM_MS, FROM_MS, signal);
    expect(keys).toEqual([]);
    expect(problem).toContain("cannot be the name of a Region");
  }
  expect(aws.calls).toEqual([]);
});

test("nothing that signs our calls reaches the database", async () => {
  aws.answers.set("ListPublicKeys", listingOf([makeTrailKey(REGION)]));
  await open().keysFor(REGION, FROM_MS, FROM_MS, signal);
  const rows = await index.db.owner.$queryRaw`select row_to_json(k)::text as row from public_key k`;
  expect(JSON.stringify(rows)).not.toMatch(/AKIDTEST|secret-of-the-test/);
});
