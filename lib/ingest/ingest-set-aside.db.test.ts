import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { ingestWaiting } from "./ingest-waiting";
import type { Parser } from "./parse/parse-pool";
import { FolderSource } from "./sources/folder";
import { brokenSums } from "./testing/describe-index";
import { fileEnds } from "./testing/file-ends";
import { sampleRecord } from "./testing/sample-record";
import { storedBodies } from "./testing/stored-bodies";
import { openTestIndex } from "./testing/test-index";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-hostile-"));
  folders.push(folder);
  return folder;
}

const log = (...numbers: number[]) =>
  Buffer.from(JSON.stringify({ Records: numbers.map((number) => sampleRecord(number)) }));

test("links, pipes and files that change while they are read are told, and stop no other file", async () => {
  const folder = makeFolder();
  const old = new Date(Date.now() - 60_000);
  const write = (name: string, content: Buffer) => {
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), old, old);
  };
  write("good.json", log(1));
  write("replaced.json", log(2));
  symlinkSync("/etc/passwd", join(folder, "link.json"));
  execFileSync("mkfifo", [join(folder, "pipe.json")]);
  const source = await FolderSource.at(folder);
  const open = source.open.bind(source);
  let isReplaced = false;
  source.open = (object, signal) => {
    if (object.key === "replaced.json" && !isReplaced) {
      isReplaced = true;
      write("replaced.json", log(3, 4));
    }
    return open(object, signal);
  };
  const index = await openTestIndex(source);
  await index.ingest({});
  expect(await fileEnds(index)).toEqual({
    "good.json": ["done", null, 1, 0],
    "link.json": ["skipped", "not-readable", 0, 0],
    "pipe.json": ["skipped", "not-readable", 0, 0],
    "replaced.json": ["skipped", "replaced", 0, 0],
  });
  await index.ingest({});
  const files = await index.db.owner.logFile.findMany({ where: { key: "replaced.json" } });
  expect(files.map(({ state, records }) => [state, records]).sort()).toEqual([
    ["done", 2],
    ["skipped", 0],
  ]);
  await index.close();
});

test("files that are no CloudTrail logs are left out with the reason", async () => {
  const index = await openTestIndex();
  const config = { fileVersion: "1.0", configSnapshotId: "x", configurationItems: [{ a: 1 }] };
  const digest = {
    awsAccountId: "111122223333",
    digestStartTime: "2026-01-02T03:00:00Z",
    digestEndTime: "2026-01-02T04:00:00Z",
    digestS3Bucket: "logs",
    digestS3Object: "AWSLogs/d.json.gz",
    digestPublicKeyFingerprint: "00",
    digestSignatureAlgorithm: "SHA256withRSA",
    logFiles: [],
  };
  const digestBytes = gzipSync(JSON.stringify(digest));
  const place =
    "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/01/02/111122223333_CloudTrail-Digest_us-east-1_trail_us-east-1_20260102T040000Z.json.gz";
  const side = { signature: "0a0b", "signature-algorithm": "SHA256withRSA" };
  await index.ingest({
    "AWSLogs/111122223333/Config/us-east-1/2026/1/2/ConfigSnapshot/c.json.gz": gzipSync(
      JSON.stringify(config),
    ),
    "elb.log": Buffer.from("http 2026-01-02T03:04:05.0Z app/my 192.0.2.1:2817 10.0.0.1:80 200\n"),
    [place]: digestBytes,
    [`${place}.metadata.json`]: Buffer.from(JSON.stringify(side)),
    beside: [sampleRecord(1)],
  });
  expect(Object.values(await fileEnds(index))).toEqual(
    expect.arrayContaining([
      ["skipped", "not-cloudtrail", 0, 0],
      ["skipped", "digest", 0, 0],
      ["skipped", "digest-metadata", 0, 0],
      ["done", null, 1, 0],
    ]),
  );
  expect(await index.db.owner.logFile.count({ where: { reason: "not-cloudtrail" } })).toBe(2);
  const stored = await storedBodies(index.db.owner);
  expect(stored.get(place)?.bytes.equals(gunzipSync(digestBytes))).toBe(true);
  const kept = await index.db.owner.logFile.findFirst({ where: { reason: "digest-metadata" } });
  expect(kept?.metadata).toEqual(side);
  expect(await brokenSums(index.db.owner)).toEqual([]);
  await index.close();
});

test("a file that breaks the parser every time ends in quarantine, not in a loop", async () => {
  const index = await openTestIndex();
  const { parser } = index.engine;
  const poison = gzipSync(log(1));
  let times = 0;
  const broken: Parser = {
    ...parser,
    parse(bytes) {
      if (!bytes.equals(poison)) return parser.parse(bytes);
      times += 1;
      throw new RangeError("Maximum call stack size exceeded");
    },
  };
  await index.list({ poison, beside: [sampleRecord(2)] });
  const { signal } = new AbortController();
  for (let round = 0; round < 12; round++) {
    await index.db.owner.logFile.updateMany({ data: { notBefore: new Date(0) } });
    await ingestWaiting({ ...index.engine, parser: broken }, { worker: "test", lanes: 1, signal });
  }
  const files = await fileEnds(index);
  expect(files.beside).toEqual(["done", null, 1, 0]);
  expect(files.poison?.slice(0, 2)).toEqual(["quarantined", "crashes-parser"]);
  expect(times).toBeLessThan(10);
  await index.close();
});
