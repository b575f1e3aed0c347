import { createHash, createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Generated, generate, storyOf } from "./generate";
import type { ObjectMetadata } from "./sink";

const OPTIONS = { seed: 3, events: 2000, days: 3, accounts: 3 };
const recordSchema = z.looseObject({
  eventVersion: z.string(),
  eventID: z.uuid().optional(),
  eventId: z.uuid().optional(),
  eventCategory: z.string(),
});
const digestSchema = z.looseObject({
  digestEndTime: z.string(),
  digestS3Bucket: z.string(),
  digestS3Object: z.string(),
  previousDigestS3Object: z.string().nullable(),
  previousDigestHashValue: z.string().nullable(),
  previousDigestSignature: z.string().nullable(),
  logFiles: z.array(z.object({ s3Object: z.string(), hashValue: z.string() })),
});

type Bucket = Map<string, { body: Uint8Array; metadata: ObjectMetadata | undefined }>;

async function fill(options: typeof OPTIONS): Promise<{ bucket: Bucket; result: Generated }> {
  const bucket: Bucket = new Map();
  const result = await generate(options, {
    async put(key, body, metadata) {
      bucket.set(key, { body, metadata });
    },
  });
  return { bucket, result };
}

const sha256 = (body: Uint8Array): string => createHash("sha256").update(body).digest("hex");
const treeHash = (bucket: Bucket): string =>
  [...bucket.keys()]
    .sort()
    .map((key) => `${key} ${sha256(bucket.get(key)?.body ?? new Uint8Array())}`)
    .join("\n");
const keysOf = (kind: "logs" | "digests"): string[] =>
  [...first.bucket.keys()].filter(
    (key) =>
      key.endsWith(".json.gz") && key.includes("/CloudTrail-Digest/") === (kind === "digests"),
  );
const bodyOf = (key: string): Buffer => gunzipSync(first.bucket.get(key)?.body ?? "");
const recordsOf = (key: string) =>
  z.object({ Records: z.array(recordSchema) }).parse(JSON.parse(bodyOf(key).toString())).Records;
const idOf = (record: z.infer<typeof recordSchema>): string =>
  record.eventID ?? record.eventId ?? "";

let first: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
  first = await fill(OPTIONS);
}, 60_000);

test("the same options give the same bytes, another seed gives others", async () => {
  const [again, other] = [await fill(OPTIONS), await fill({ ...OPTIONS, seed: 4 })];
  expect(treeHash(again.bucket)).toBe(treeHash(first.bucket));
  expect(treeHash(other.bucket)).not.toBe(treeHash(first.bucket));
}, 60_000);

test("every file is compact JSON that begins as AWS writes it", () => {
  for (const key of keysOf("logs")) {
    const text = bodyOf(key).toString();
    expect(text.startsWith('{"Records":[{"eventVersion":"1.')).toBe(true);
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
  }
});

test("exactly the asked number of events is there, and repeated ones are equal byte for byte", () => {
  const seen = new Map<string, string>();
  let repeated = 0;
  for (const key of keysOf("logs")) {
    for (const record of recordsOf(key)) {
      const json = JSON.stringify(record);
      const known = seen.get(idOf(record));
      if (known !== undefined) repeated++;
      expect(known ?? json).toBe(json);
      seen.set(idOf(record), json);
    }
  }
  expect(seen.size).toBe(OPTIONS.events);
  expect(repeated).toBe(first.result.totals.duplicates);
  expect(repeated).toBeGreaterThan(0);
});

test("no file holds the same event twice", () => {
  for (const key of keysOf("logs")) {
    const ids = recordsOf(key).map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("all five families are present, each in its folder", () => {
  const families = new Set(
    keysOf("logs").flatMap((key) =>
      recordsOf(key).map((record) => `${key.split("/")[3]} ${record.eventCategory}`),
    ),
  );
  expect([...families].sort()).toEqual([
    "CloudTrail Data",
    "CloudTrail Management",
    "CloudTrail-Aggregated Aggregated",
    "CloudTrail-Insight Insight",
    "CloudTrail-NetworkActivity NetworkActivity",
  ]);
});

test("every digest's signature verifies with the published key", () => {
  const [key] = z
    .array(z.object({ value: z.string(), fingerprint: z.string() }))
    .parse(
      JSON.parse(
        Buffer.from(first.bucket.get("trust/cloudtrail-public-keys.json")?.body ?? "").toString(),
      ),
    );
  const der = Buffer.from(key?.value ?? "", "base64");
  expect(createHash("md5").update(der).digest("hex")).toBe(key?.fingerprint);
  const publicKey = createPublicKey({ key: der, format: "der", type: "pkcs1" });
  expect(keysOf("digests").length).toBe(first.result.totals.digests);
  for (const name of keysOf("digests")) {
    const body = bodyOf(name);
    const digest = digestSchema.parse(JSON.parse(body.toString()));
    const signed = `${digest.digestEndTime}\n${digest.digestS3Bucket}/${name}\n${sha256(body)}\n${digest.previousDigestSignature ?? "null"}`;
    const signature = Buffer.from(first.bucket.get(name)?.metadata?.signature ?? "", "hex");
    expect(verify("sha256", Buffer.from(signed), publicKey, signature)).toBe(true);
  }
});

test("digests link to the one before and name every log file once, with its hash", () => {
  const named: string[] = [];
  let starts = 0;
  for (const name of keysOf("digests")) {
    const digest = digestSchema.parse(JSON.parse(bodyOf(name).toString()));
    const previous = digest.previousDigestS3Object;
    if (previous === null) starts++;
    else {
      expect(digest.previousDigestHashValue).toBe(sha256(bodyOf(previous)));
      expect(digest.previousDigestSignature).toBe(first.bucket.get(previous)?.metadata?.signature);
    }
    for (const file of digest.logFiles) {
      named.push(file.s3Object);
      expect(sha256(bodyOf(file.s3Object))).toBe(file.hashValue);
    }
  }
  expect(named.sort()).toEqual(keysOf("logs").sort());
  expect(starts).toBe(
    new Set(keysOf("digests").map((key) => key.split("/").slice(0, 5).join("/"))).size,
  );
});

test("the incident's events are all in the files, and its story can be told without them", () => {
  const ids = new Set(keysOf("logs").flatMap((key) => recordsOf(key).map(idOf)));
  const story = storyOf(OPTIONS);
  expect(story).toEqual(first.result.story);
  expect(story.steps.length).toBeGreaterThan(8);
  for (const step of story.steps) {
    expect(step.eventIds.length).toBeGreaterThan(0);
    expect(step.eventIds.filter((id) => !ids.has(id))).toEqual([]);
  }
});

test("leaving out the digests leaves the log files as they are", async () => {
  const { bucket } = await fill({ ...OPTIONS, ...{ digests: false } });
  const logs = new Map(keysOf("logs").map((key) => [key, first.bucket.get(key)]));
  expect([...bucket.keys()].filter((key) => key.endsWith(".json.gz")).sort()).toEqual(
    [...logs.keys()].sort(),
  );
  for (const [key, object] of logs) expect(bucket.get(key)?.body).toEqual(object?.body);
}, 60_000);

test("too few events or an end within an hour is refused", async () => {
  await expect(fill({ ...OPTIONS, events: 10 })).rejects.toThrow(RangeError);
  await expect(fill({ ...OPTIONS, ...{ endMs: 1 } })).rejects.toThrow(RangeError);
});
