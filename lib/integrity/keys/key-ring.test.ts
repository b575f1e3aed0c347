import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publicKeys } from "@/bench/generator/digest-chain";
import { SECRET_MESSAGE } from "@/lib/aws/testing/stub-aws";
import { stubAwsForEachTest } from "@/lib/aws/testing/stub-aws-for-each-test";
import { listingOf, makeTrailKey } from "@/lib/aws/testing/trail-keys";
import type { TrailKey } from "@/lib/digest/digest";
import { printPinnedKeys } from "@/lib/digest/pinned-keys";
import { type KeyRingOptions, openKeyRing } from "./key-ring";

const REGION = "eu-west-1";
const HOUR_MS = 3_600_000;
const FROM_MS = Date.UTC(2026, 0, 2, 5);
const TO_MS = Date.UTC(2026, 0, 2, 23);
const signal = new AbortController().signal;
let dir: string;
const aws = stubAwsForEachTest();

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "trailglass-keys-"));
});
afterEach(async () => {
  rmSync(dir, { recursive: true });
});

function pinned(text: string | readonly TrailKey[]): string {
  const path = join(dir, "keys.json");
  writeFileSync(path, typeof text === "string" ? text : printPinnedKeys(text));
  return path;
}
const asking = (more: KeyRingOptions = {}) =>
  openKeyRing(null, { aws: { endpoint: aws.endpoint, attempts: 1 }, ...more });

test("CloudTrail is asked up to two hours after the last digest, once for a Region and window", async () => {
  const key = makeTrailKey(REGION);
  aws.answers.set("ListPublicKeys", listingOf([key]));
  const ring = asking();
  expect(ring.keySource()).toBe("none");
  const both = [FROM_MS, FROM_MS + HOUR_MS].map((fromMs) =>
    ring.keysFor(REGION, fromMs, TO_MS, signal),
  );
  expect(await Promise.all(both)).toEqual([
    { keys: [key], problem: null },
    { keys: [key], problem: null },
  ]);
  expect(aws.calls).toHaveLength(1);
  const { StartTime, EndTime } = Object(aws.calls[0]?.input);
  expect(StartTime * 1000).toBeLessThanOrEqual(FROM_MS);
  expect(EndTime * 1000).toBeGreaterThanOrEqual(TO_MS + 2 * HOUR_MS);
  expect(ring.keyOf(REGION, key.fingerprint)).toEqual(key);
  expect(ring.keySource()).toBe("api");
  await ring.keysFor(REGION, FROM_MS - 24 * HOUR_MS, TO_MS, signal);
  await ring.keysFor("us-east-1", FROM_MS, TO_MS, signal);
  expect(aws.calls.map(({ region }) => region)).toEqual([REGION, REGION, "us-east-1"]);
});

test("CloudTrail is not asked when every name that the digests use is known", async () => {
  const key = makeTrailKey(REGION, { origin: "pinned" });
  aws.answers.set("ListPublicKeys", listingOf([]));
  const ring = asking({ pinnedFile: pinned([key]) });
  const known = await ring.keysFor(REGION, FROM_MS, TO_MS, signal, [key.fingerprint]);
  expect(known.keys.map(({ origin }) => origin)).toEqual(["pinned"]);
  expect(aws.calls).toHaveLength(0);
  await ring.keysFor(REGION, FROM_MS, TO_MS, signal, [key.fingerprint, "0".repeat(32)]);
  expect(aws.calls).toHaveLength(1);
});

test("a backfill digest's key is asked for the hour around its generation, once for each name", async () => {
  const key = makeTrailKey(REGION);
  const generatedMs = Date.UTC(2026, 1, 3, 12);
  aws.answers.set("ListPublicKeys", listingOf([key]));
  const ring = asking();
  await ring.seekKey(REGION, key.fingerprint, generatedMs, signal);
  await ring.seekKey(REGION, key.fingerprint, generatedMs + 50 * HOUR_MS, signal);
  expect(aws.calls).toHaveLength(1);
  const { StartTime, EndTime } = Object(aws.calls[0]?.input);
  expect(StartTime * 1000).toBeLessThanOrEqual(generatedMs - HOUR_MS);
  expect(EndTime * 1000).toBeGreaterThanOrEqual(generatedMs + HOUR_MS);
  for (let times = 0; times < 3; times += 1) {
    await ring.seekKey(REGION, "f".repeat(32), generatedMs + 50 * HOUR_MS, signal);
  }
  expect(aws.calls).toHaveLength(2);
});

test("a key counts in its own Region alone, also where another has one of the same name", async () => {
  const key = makeTrailKey(REGION, { origin: "pinned" });
  const ring = openKeyRing(null, { pinnedFile: pinned([key]) });
  await ring.keysFor(REGION, FROM_MS, TO_MS, signal);
  await ring.keysFor("us-east-1", FROM_MS, TO_MS, signal);
  expect(ring.keyOf(REGION, key.fingerprint)?.der.equals(key.der)).toBe(true);
  expect(ring.keyOf("us-east-1", key.fingerprint)).toBe(null);
  const both = openKeyRing(null, { pinnedFile: pinned([key, { ...key, region: "us-east-1" }]) });
  await both.keysFor(REGION, FROM_MS, TO_MS, signal);
  await both.keysFor("us-east-1", FROM_MS, TO_MS, signal);
  expect(both.keyOf("us-east-1", key.fingerprint)?.region).toBe("us-east-1");
});

test.each([
  ["AccessDeniedException", "Allow cloudtrail:ListPublicKeys."],
  ["UnrecognizedClientException", "no AWS credentials"],
])("%s is a sentence beside the keys that are at hand", async (error, words) => {
  const key = makeTrailKey(REGION, { origin: "pinned" });
  aws.answers.set("ListPublicKeys", { status: 400, error });
  const ring = asking({ pinnedFile: pinned([key]) });
  const { keys, problem } = await ring.keysFor(REGION, FROM_MS, TO_MS, signal);
  expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([key.fingerprint]);
  expect(problem).toContain(words);
  expect(problem).not.toContain(SECRET_MESSAGE);
  expect(ring.keySource()).toBe("pinned");
});

test("without credentials CloudTrail is tried once, and every Region is told why", async () => {
  aws.answers.set("ListPublicKeys", { status: 400, error: "UnrecognizedClientException" });
  const ring = asking();
  const first = await ring.keysFor(REGION, FROM_MS, TO_MS, signal);
  const other = await ring.keysFor("us-east-1", FROM_MS, TO_MS, signal);
  expect(aws.calls).toHaveLength(1);
  expect(other.problem).toBe(first.problem);
  expect(ring.keySource()).toBe("none");
});

test("logs that name thousands of Regions and keys do not make us ask thousands of times", async () => {
  aws.answers.set("ListPublicKeys", listingOf([]));
  const ring = asking();
  for (let number = 0; number < 130; number += 1) {
    await ring.keysFor(`eu-west-${number}`, FROM_MS, TO_MS, signal);
  }
  expect(aws.calls).toHaveLength(100);
  const beyond = await ring.keysFor("eu-west-129", FROM_MS, TO_MS, signal);
  expect(beyond.problem).toContain("more Regions");
});

test("keys of both origins are told as such, and a pinned key that is listed too stays pinned", async () => {
  const [listed, mine] = [makeTrailKey(REGION), makeTrailKey(REGION, { origin: "pinned" })];
  aws.answers.set("ListPublicKeys", listingOf([listed, mine]));
  const ring = asking({ pinnedFile: pinned([mine]) });
  await ring.keysFor(REGION, FROM_MS, TO_MS, signal);
  expect(ring.keySource()).toBe("api+pinned");
  expect(ring.keyOf(REGION, mine.fingerprint)?.origin).toBe("pinned");
});

test("a pinned file that cannot be used is refused with its name and the reason", () => {
  const key = makeTrailKey(REGION);
  const wrong = printPinnedKeys([{ ...key, fingerprint: "0".repeat(32) }]);
  for (const path of [join(dir, "nowhere.json"), dir, pinned("{"), pinned(wrong)]) {
    expect(() => openKeyRing(null, { pinnedFile: path })).toThrow(
      expect.objectContaining({ kind: "invalid", message: expect.stringContaining(path) }),
    );
  }
});

test("the key of the sample is trusted where it is asked for, and nowhere else", async () => {
  const [sample] = publicKeys([REGION], 0, 0);
  const fingerprint = sample?.fingerprint ?? "";
  const trusting = openKeyRing(null, { sampleKeys: true });
  const { keys } = await trusting.keysFor(REGION, FROM_MS, TO_MS, signal);
  expect(keys.map(({ origin }) => origin)).toEqual(["sample"]);
  expect(trusting.keyOf(REGION, fingerprint)?.der.toString("base64")).toBe(sample?.value);
  const other = openKeyRing(null);
  expect(await other.keysFor(REGION, FROM_MS, TO_MS, signal)).toEqual({ keys: [], problem: null });
  expect(other.keyOf(REGION, fingerprint)).toBe(null);
});
