import { expect, test } from "vitest";
import { claimListing } from "@/lib/ingest/list-source";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { claimFiles } from "./claim-files";
import { freeDeadClaims, Presence } from "./presence";

const options = { worker: "a", maxFiles: 10, maxBytes: 1e9 };

test("a worker that lost its connection gives back what it held when it is there again", async () => {
  const index = await openTestIndex();
  const presence = new Presence(index.url, "a");
  await presence.hold();
  await index.list({ one: [sampleRecord(1)], two: [sampleRecord(2)] });
  expect((await claimFiles(index.db.owner, options)).length).toBe(2);
  await index.db.owner.$queryRaw`
    select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`;
  // The client learns of it a moment later.
  await expect.poll(() => presence.isHeld).toBe(false);
  await presence.hold();
  const files = await index.db.owner.logFile.findMany();
  expect(files.map(({ state, attempts }) => [state, attempts])).toEqual([
    ["pending", 0],
    ["pending", 0],
  ]);
  await presence.release();
  await index.close();
});

test("a worker whose registration failed leaves no lock behind, and can register again", async () => {
  const index = await openTestIndex();
  const presence = new Presence(index.url, "a");
  await index.db.owner.$executeRaw`alter table worker rename to worker_away`;
  await expect(presence.hold()).rejects.toThrow(/worker/);
  await index.db.owner.$executeRaw`alter table worker_away rename to worker`;
  await presence.hold();
  expect(presence.isHeld).toBe(true);
  await presence.release();
  await index.close();
});

test("a listing that a dead worker had begun is begun again at once", async () => {
  const index = await openTestIndex();
  const presence = new Presence(index.url, "a");
  await presence.hold();
  expect(await claimListing(index.db.owner, "a", 0)).not.toBeNull();
  await freeDeadClaims(index.db.owner, 5);
  expect(await claimListing(index.db.owner, "b", 0)).toBeNull();
  await presence.release();
  await freeDeadClaims(index.db.owner, 5);
  expect(await claimListing(index.db.owner, "b", 0)).toMatchObject({ everything: true });
  await index.close();
});

test("what a dead worker held is free at once, and a file that kills every worker is set aside", async () => {
  const index = await openTestIndex();
  await index.list({ one: [sampleRecord(1)] });
  for (let death = 1; death <= 5; death++) {
    const presence = new Presence(index.url, "a");
    await presence.hold();
    expect((await claimFiles(index.db.owner, options)).length).toBe(1);
    expect(await freeDeadClaims(index.db.owner, 5)).toBe(0);
    await presence.release();
    expect(await freeDeadClaims(index.db.owner, 5)).toBe(1);
  }
  const [file] = await index.db.owner.logFile.findMany();
  expect([file?.state, file?.reason]).toEqual(["quarantined", "crashes-worker"]);
  await index.close();
});
