import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askForListing, claimListing, type ListingMemory, listSource } from "./list-source";
import { FolderSource } from "./sources/folder";
import { S3Source } from "./sources/s3";
import type { ListPage } from "./sources/source";
import { type FaultS3, startFaultS3 } from "./testing/fault-s3-server";
import { MemorySource } from "./testing/memory-source";
import { openTestIndex, type TestIndex } from "./testing/test-index";

const { signal } = new AbortController();
let s3: FaultS3;
let index: TestIndex;

beforeEach(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  s3 = await startFaultS3();
  index = await openTestIndex();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  await index.close();
});

async function claim(worker = "a") {
  const turn = await claimListing(index.db.owner, worker, 0);
  if (!turn) throw new Error("No listing is due");
  return turn;
}

const row = () => index.db.owner.logSource.findUniqueOrThrow({ where: { id: index.sourceId } });
const today = new Date().toISOString().slice(0, 10).replaceAll("-", "/");

test.each([
  ["AWSLogs", "AWSLogs/111122223333/CloudTrail/us-east-1", "a prefix without a final slash"],
  ["", "mytrail/AWSLogs/111122223333/CloudTrail/us-east-1", "a trail with a key prefix"],
  [
    "AWSLogs/111122223333/CloudTrail/us-east-1/",
    "AWSLogs/111122223333/CloudTrail/us-east-1",
    "a Region folder",
  ],
  [
    `AWSLogs/111122223333/CloudTrail/us-east-1/${today}/`,
    "AWSLogs/111122223333/CloudTrail/us-east-1",
    "a day folder",
  ],
  ["copies/", "copies", "copies of another layout"],
])("below %j a new file of %s is found by the next listing: %s", async (prefix, folder) => {
  const source = new S3Source(`s3://bucket/${prefix}`, { endpoint: s3.endpoint, attempts: 1 });
  const memory: ListingMemory = new Map();
  const body = Buffer.from("{}");
  s3.objects.set(`${folder}/${today}/old.json.gz`, { body });
  await listSource(index.db.owner, await claim(), source, memory, signal);
  for (const name of ["new", "newer"]) {
    s3.objects.set(`${folder}/${today}/${name}.json.gz`, { body });
    await listSource(index.db.owner, await claim(), source, memory, signal);
  }
  expect(await index.db.owner.logFile.count()).toBe(3);
});

test("a new Region of a trail with a key prefix is found", async () => {
  const source = new S3Source("s3://bucket/", { endpoint: s3.endpoint, attempts: 1 });
  const account = "mytrail/AWSLogs/111122223333/CloudTrail";
  const body = Buffer.from("{}");
  s3.objects.set(`${account}/us-east-1/${today}/a.json.gz`, { body });
  await listSource(index.db.owner, await claim(), source, new Map(), signal);
  s3.objects.set(`${account}/eu-west-1/${today}/b.json.gz`, { body });
  await listSource(index.db.owner, await claim(), source, new Map(), signal);
  expect(await index.db.owner.logFile.count()).toBe(2);
});

test("a listing asked for while one is under way is not forgotten", async () => {
  const turn = await claim();
  await askForListing(index.db.owner, index.sourceId);
  await listSource(index.db.owner, turn, new MemorySource(), new Map(), signal);
  expect(await row()).toMatchObject({ rescan: true, listingBy: null });
});

test("the end of a listing that another worker took over leaves the turn to that worker", async () => {
  const turn = await claim("a");
  await index.db.owner.logSource.updateMany({ data: { rescan: true, listingUntil: null } });
  await claim("b");
  await listSource(index.db.owner, turn, new MemorySource(), new Map(), signal);
  expect(await row()).toMatchObject({ listingBy: "b", listedAt: null });
});

test("files that are always being written to are looked at ever more seldom", async () => {
  class GrowingSource extends MemorySource {
    override async *list(): AsyncIterable<ListPage> {
      yield { objects: [], skipped: [], unsettled: 1 };
    }
  }
  const memory: ListingMemory = new Map();
  const waits: number[] = [];
  for (let listing = 0; listing < 7; listing++) {
    await listSource(index.db.owner, await claim(), new GrowingSource(), memory, signal);
    const { listedAt, listingUntil, rescan } = await row();
    expect(rescan).toBe(true);
    waits.push(Number(listingUntil) - Number(listedAt));
    await index.db.owner.logSource.updateMany({ data: { listingUntil: null } });
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
});

test("a source that cannot be opened is blocked with the reason", async () => {
  const open = () => FolderSource.at("/nowhere/at/all");
  await listSource(index.db.owner, await claim(), open, new Map(), signal);
  expect(await row()).toMatchObject({
    state: "blocked",
    problem: expect.stringMatching(/ENOENT/),
    listingBy: null,
  });
});

test("a worker that is told to end reports no problem, and the listing is due again", async () => {
  const end = new AbortController();
  const open = async () => {
    end.abort();
    throw new Error("aborted");
  };
  await listSource(index.db.owner, await claim(), open, new Map(), end.signal);
  expect(await row()).toMatchObject({ problem: null, rescan: true, listingBy: null });
});

test("the problem of a queue outlives a listing that succeeds", async () => {
  await index.db.owner.logSource.updateMany({ data: { problem: "Queue: no access" } });
  await listSource(index.db.owner, await claim(), new MemorySource(), new Map(), signal);
  expect((await row()).problem).toBe("Queue: no access");
  await index.db.owner.logSource.updateMany({ data: { problem: "listing failed", rescan: true } });
  await listSource(index.db.owner, await claim(), new MemorySource(), new Map(), signal);
  expect((await row()).problem).toBeNull();
});
