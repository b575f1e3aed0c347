import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import { parsePinnedKeys } from "@/lib/digest/pinned-keys";
import { FolderSource } from "@/lib/ingest/sources/folder";
import { openSourceEvidence } from "@/lib/integrity/live/source-evidence";
import { isProven, mergeSummaries } from "@/lib/integrity/runs/verification-summary";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys } from "@/lib/integrity/testing/trail-world";
import { summarizePlace } from "./summarize-place";

const TREE = { seed: 11, events: 54_000, days: 16, accounts: 4 };
const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), "trailglass-tree-"));
let keys: readonly string[] = [];

beforeAll(async () => {
  await generate(TREE, folder);
  const names = await readdir(folder, { recursive: true });
  keys = names.filter((name) => name.endsWith(".json.gz")).sort();
}, 180_000);

afterAll(() => rm(folder, { recursive: true }));

async function verify() {
  const pinned = parsePinnedKeys(await readFile(at("trust/cloudtrail-public-keys.json"), "utf8"));
  const source = await FolderSource.at(folder, { settleMs: 0 });
  const evidence = await openSourceEvidence(source, { signal });
  return verifyAll(evidence, { keys: knownKeys(...pinned), signal, fromMs: null, toMs: null });
}

const at = (key: string): string => join(folder, key);

async function rewrite(key: string, change: (body: Buffer) => Buffer): Promise<void> {
  await writeFile(at(key), gzipSync(change(gunzipSync(await readFile(at(key))))));
}

/** Digests of a place in order of time. */
const digestsOf = (place: string): readonly string[] => {
  const [account, region] = place.split(" ");
  return keys.filter((key) => key.includes(`/${account}/CloudTrail-Digest/${region}/`));
};

async function namedBy(digest: string): Promise<readonly string[]> {
  const { logFiles } = JSON.parse(gunzipSync(await readFile(at(digest))).toString());
  return logFiles.map(({ s3Object }: { s3Object: string }) => s3Object);
}

/** The n-th digest of a place that names any log file, with these. */
async function busyHour(place: string, skip = 40) {
  for (const digest of digestsOf(place).slice(skip)) {
    const logs = await namedBy(digest);
    const [log] = logs;
    if (log !== undefined) return { digest, log, logs };
  }
  throw new Error(`Nothing happened in ${place}`);
}

test("a tree of ten thousand files is proven, and after seven faults exactly these are found", async () => {
  expect(keys.length).toBeGreaterThan(10_000);
  const before = await verify();
  expect(isProven(mergeSummaries(before.map(summarizePlace)))).toBe(true);

  const changed = await busyHour("111122223333 eu-west-1");
  await rewrite(changed.log, (body) => {
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
    return body;
  });

  const removed = await busyHour("111122223333 us-west-2");
  await rm(at(removed.log));

  const beside = await busyHour("222233334444 us-east-1");
  const added = beside.log.replace(/_[^_]+\.json\.gz$/, "_forged0123456789.json.gz");
  await writeFile(at(added), gzipSync('{"Records":[]}'));

  const replaced = await busyHour("222233334444 eu-west-1");
  const older = digestsOf("222233334444 eu-west-1")[2] ?? "";
  await writeFile(at(replaced.digest), await readFile(at(older)));
  await writeFile(
    at(`${replaced.digest}.metadata.json`),
    await readFile(at(`${older}.metadata.json`)),
  );

  const chain = digestsOf("333344445555 us-east-1");
  const tail = chain.slice(-3);
  const unproven = [...replaced.logs, ...(await Promise.all(tail.map(namedBy))).flat()];
  for (const digest of tail) await rm(at(digest));

  const edited = await busyHour("444455556666 eu-central-1");
  unproven.push(...edited.logs);
  await rewrite(edited.log, () => Buffer.from('{"Records":[]}'));
  await rewrite(edited.digest, (body) =>
    Buffer.from(body.toString().replace(/"hashValue":"\w{64}"/, `"hashValue":"${"0".repeat(64)}"`)),
  );

  const appended = await busyHour("444455556666 us-east-1");
  const more = gzipSync('{"Records":[{}]}');
  await writeFile(at(appended.log), Buffer.concat([await readFile(at(appended.log)), more]));

  const after = await verify();
  const { digests, files, findings } = tellResult(after);
  expect(findings).toEqual(
    [
      `file-mismatch ${changed.log}`,
      `file-missing ${removed.log}`,
      `file-unreferenced ${added}`,
      `digest-moved ${replaced.digest}`,
      `tail-missing ${chain.at(-4)}`,
      `digest-signature-failed ${edited.digest}`,
      `file-trailing-data ${appended.log}`,
    ].sort(),
  );
  const results = after.flatMap((place) => place.files);
  const open = results.filter(({ verdict }) => verdict === "cannot-check").map(({ key }) => key);
  expect(open.sort()).toEqual(unproven.sort());
  const all = keys.filter((key) => !key.includes("CloudTrail-Digest"));
  expect(files).toEqual({
    ...{ mismatch: 1, missing: 1, unreferenced: 1, "trailing-data": 1 },
    "cannot-check": unproven.length,
    verified: all.length - 3 - unproven.length,
  });
  const digestCount = keys.length - all.length;
  expect(digests).toEqual({ verified: digestCount - 5, moved: 1, "signature-failed": 1 });
}, 120_000);
