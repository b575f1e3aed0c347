import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { VERIFICATION_LOCK } from "@/lib/db/locks";
import { getRun } from "@/lib/integrity/get-run";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { cancelRun } from "./cancel-run";
import { claimRun, type RunClaim } from "./claim-run";
import { runVerification } from "./run-verification";
import { startRun } from "./start-run";
import { openTrailIndex, type TrailIndex, tellHours } from "./testing/trail-index";

let trail: TrailIndex;
let reader: Reader;
let logs: readonly string[];
beforeAll(async () => {
  const world = new TrailWorld();
  logs = tellHours(world, 3).logs;
  tellHours(world, 3, { region: "us-west-2" });
  tellHours(world, 3, { account: "444455556666" });
  // One fault for each place.
  world.remove(logs[1] ?? "");
  trail = await openTrailIndex(world);
  reader = trail.index.reader;
});
afterAll(() => trail.close());

const db = () => trail.index.db;
const start = () => startRun(reader, { reread: false }, Date.now());

async function claimNew(): Promise<RunClaim> {
  const { id } = await start();
  const claim = await claimRun(db(), id);
  if (!claim) throw new Error(`Run ${id} was not claimed`);
  return claim;
}

const work = (claim: RunClaim, signal = new AbortController().signal) =>
  runVerification(db(), claim, { signal, pinnedFile: trail.pinnedFile });

/** Works on a run until its second place is to be written, which waits until it is let go. */
async function workUntilSecondPlace(claim: RunClaim, signal?: AbortSignal) {
  const { id } = await db().owner.logFile.findFirstOrThrow({
    where: { region: "us-west-2", family: "cloudtrail" },
  });
  const client = new pg.Client({ connectionString: trail.index.url });
  await client.connect();
  await client.query("begin");
  await client.query(
    "insert into file_integrity as i (file_id) values ($1) on conflict (file_id) do update set detail = i.detail",
    [id],
  );
  const working = work(claim, signal);
  while ((await getRun(reader, claim.runId)).progress.placesDone < 1) await sleep(5);
  return async () => {
    await client.query("rollback");
    await client.end();
    await working;
  };
}

/** Changes whenever the row of a run does. */
async function versionOf(runId: number): Promise<string> {
  const [row] = await db().owner.$queryRaw<{ version: string }[]>`
    select xmin::text as version from verification_run where id = ${runId}`;
  return row?.version ?? "";
}

/** What is left of a process that is killed: its connections end, and it says nothing. */
async function kill({ runId, lost }: RunClaim): Promise<void> {
  await db().owner.$queryRaw`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and classid = ${VERIFICATION_LOCK}::int4::oid
      and objid = ${runId}::int4::oid and granted
      and database = (select oid from pg_database where datname = current_database())`;
  while (!lost.aborted) await sleep(5);
}

test("two that ask for the same before it has begun get the same run", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(two).toEqual(one);
  const other = await startRun(reader, { reread: true }, Date.now());
  expect(other.id).not.toBe(one.id);
  await cancelRun(reader, one.id);
  await cancelRun(reader, other.id);
  expect(await getRun(reader, one.id)).toMatchObject({ state: "cancelled", isProven: null });
  const audit = await db().owner.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(audit.map(({ action, target }) => `${action} ${target}`)).toEqual([
    `verify run ${one.id}`,
    `verify run ${other.id}`,
    `cancel-verification run ${one.id}`,
    `cancel-verification run ${other.id}`,
  ]);
});

test("a run over a range that cannot be, or a source that is not there, is refused", async () => {
  const ask = (scope: object) => startRun(reader, { reread: false, ...scope }, Date.now());
  await expect(ask({ from: "2026-02-01", to: "2026-01-01" })).rejects.toMatchObject({
    kind: "invalid",
  });
  await expect(ask({ from: "yesterday-ish" })).rejects.toMatchObject({ kind: "invalid" });
  await expect(ask({ sourceId: 99 })).rejects.toMatchObject({ kind: "not_found" });
});

test("a run whose worker was killed goes on at the first place that is not done", async () => {
  const first = await claimNew();
  expect(await claimRun(db(), first.runId)).toBe(null);
  const letGo = await workUntilSecondPlace(first);
  await kill(first);
  await letGo();
  const placesDone = async () =>
    db().owner.verificationPlace.findMany({
      where: { runId: first.runId, doneAt: { not: null } },
      orderBy: { ordinal: "asc" },
    });
  const before = await placesDone();
  expect(before.length).toBeLessThan(3);
  expect(await getRun(reader, first.runId)).toMatchObject({ state: "running" });

  const second = await claimRun(db(), first.runId);
  if (!second) throw new Error("nobody took the run over");
  await work(second);
  expect(await getRun(reader, first.runId)).toMatchObject({
    state: "done",
    findings: 1,
    progress: { places: 3, placesDone: 3, files: 17, filesDone: 17 },
    summary: { kinds: { "file-missing": 1 } },
  });
  expect((await placesDone()).slice(0, before.length)).toEqual(before);
});

test("who lost a run writes nothing more", async () => {
  const first = await claimNew();
  await kill(first);
  const second = await claimRun(db(), first.runId);
  if (!second) throw new Error("nobody took the run over");
  await work(first);
  expect(await getRun(reader, first.runId)).toMatchObject({
    state: "running",
    progress: { placesDone: 0 },
  });
  await work(second);
  expect(await getRun(reader, first.runId)).toMatchObject({ state: "done" });
});

test("a worker that ends in peace leaves its run to the next one", async () => {
  const claim = await claimNew();
  const end = new AbortController();
  const letGo = await workUntilSecondPlace(claim, end.signal);
  end.abort();
  await letGo();
  expect(await getRun(reader, claim.runId)).toMatchObject({ state: "running" });
  const next = await claimRun(db(), claim.runId);
  if (!next) throw new Error("nobody took the run over");
  await work(next);
  expect(await getRun(reader, claim.runId)).toMatchObject({ state: "done", findings: 1 });
});

test("a run that is cancelled keeps what it found until then", async () => {
  const claim = await claimNew();
  const letGo = await workUntilSecondPlace(claim);
  await cancelRun(reader, claim.runId);
  // It is heard at the next beat, while the second place is still being written.
  const asked = await versionOf(claim.runId);
  while ((await versionOf(claim.runId)) === asked) await sleep(5);
  await letGo();
  const run = await getRun(reader, claim.runId);
  expect(run).toMatchObject({ state: "cancelled", isProven: null });
  expect(run.progress.placesDone).toBeLessThan(3);
  await expect(cancelRun(reader, claim.runId)).rejects.toMatchObject({ kind: "conflict" });
});

test("two runs at once each say everything, and the later one is what counts", async () => {
  const one = await claimNew();
  const two = await claimNew();
  await Promise.all([work(two), work(one)]);
  const runs = await Promise.all([getRun(reader, one.runId), getRun(reader, two.runId)]);
  expect(runs[0]?.summary).toEqual(runs[1]?.summary);
  expect(runs.map(({ state, findings }) => [state, findings])).toEqual([
    ["done", 1],
    ["done", 1],
  ]);
  const { fileIntegrity, digestWindow } = db().owner;
  expect(await fileIntegrity.groupBy({ by: ["runId"], _count: true })).toEqual([
    { runId: two.runId, _count: 8 },
  ]);
  expect(await digestWindow.groupBy({ by: ["runId"], _count: true })).toEqual([
    { runId: two.runId, _count: 9 },
  ]);
});

test("a run that began before and ended after another does not undo what that one said", async () => {
  const before = await claimNew();
  const after = await claimNew();
  await work(after);
  await work(before);
  const runs = await db().owner.fileIntegrity.groupBy({ by: ["runId"] });
  expect(runs).toEqual([{ runId: after.runId }]);
  const windows = await db().owner.digestWindow.groupBy({ by: ["runId"], _count: true });
  expect(windows).toEqual([{ runId: after.runId, _count: 9 }]);
});

test("nobody can change a run that has ended, or what it found", async () => {
  const { owner } = db();
  const claim = await claimNew();
  await work(claim);
  const { runId } = claim;
  const refused = /has ended and cannot be changed/;
  const where = { runId };
  const run = { id: runId };
  await expect(
    owner.verificationRun.update({ where: run, data: { state: "failed" } }),
  ).rejects.toThrow(refused);
  await expect(owner.verificationRun.delete({ where: run })).rejects.toThrow(refused);
  await expect(
    owner.verificationFinding.updateMany({ where, data: { detail: "nothing" } }),
  ).rejects.toThrow(refused);
  await expect(owner.verificationFinding.deleteMany({ where })).rejects.toThrow(refused);
  await expect(
    owner.verificationPlace.updateMany({ where, data: { summary: {} } }),
  ).rejects.toThrow(refused);
  await expect(
    owner.verificationFinding.create({
      data: {
        ...{ runId, place: 9, ordinal: 1, kind: "gap", key: "k", detail: "forged" },
        ...{ account: "1", region: "r" },
      },
    }),
  ).rejects.toThrow(refused);
});

test("a run that kills whoever works on it is left alone in the end", async () => {
  const { id } = await start();
  for (let claims = 0; claims < 4; claims += 1) {
    const claim = await claimRun(db(), id);
    if (!claim) throw new Error(`claim ${claims} failed`);
    await kill(claim);
  }
  expect(await claimRun(db(), id)).toBe(null);
  expect(await getRun(reader, id)).toMatchObject({
    state: "failed",
    problem: expect.stringMatching(/without getting on/),
  });
});
