import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import { getFileProof } from "@/lib/integrity/get-file-proof";
import { getIntegrity } from "@/lib/integrity/get-integrity";
import { proofsOf } from "@/lib/integrity/proofs-of";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { startAutomaticRuns } from "./automatic-runs";
import { claimRun } from "./claim-run";
import { verifyIndexed } from "./run-now";
import { runVerification } from "./run-verification";
import { logBytes, openTrailIndex, type TrailIndex, tellHours } from "./testing/trail-index";

const OTHER = { account: "444455556666", region: "us-west-2" };
const signal = new AbortController().signal;

let trail: TrailIndex;
let reader: Reader;
let own: ReturnType<typeof tellHours>;
let world: TrailWorld;
beforeAll(async () => {
  world = new TrailWorld();
  own = tellHours(world, 4);
  tellHours(world, 4, OTHER);
  trail = await openTrailIndex(world);
  reader = trail.index.reader;
});
afterAll(() => trail.close());

const verify = (reread = false) =>
  verifyIndexed(reader, { reread }, { signal, pinnedFile: trail.pinnedFile });

async function fileOf(key: string | undefined): Promise<number> {
  const { logFile } = trail.index.db.owner;
  const where = { key: key ?? "" };
  return (await logFile.findFirstOrThrow({ where, orderBy: { id: "desc" } })).id;
}

test("everything that was indexed is proven, file by file and window by window", async () => {
  const { run, findings } = await verify();
  expect(run).toMatchObject({
    state: "done",
    isProven: true,
    findings: 0,
    keySource: "pinned",
    progress: { places: 2, placesDone: 2, files: 16, filesDone: 16 },
  });
  expect(run.summary?.digests.verified).toBe(8);
  expect(run.summary?.files.verified).toBe(8);
  expect(run.summary?.coverage.hours).toEqual({ verified: 8 });
  expect(findings).toEqual([]);
  const proof = await getFileProof(reader, await fileOf(own.logs[1]), Date.now());
  expect(proof).toMatchObject({
    verdict: "verified",
    digest: {
      key: own.digests[1],
      verdict: "verified",
      fromMs: CHAIN_START_MS + HOUR_MS,
      toMs: CHAIN_START_MS + 2 * HOUR_MS,
    },
    runId: run.id,
    now: null,
    events: { count: 3 },
    explain: null,
  });
  expect(await getIntegrity(reader)).toMatchObject({
    files: { verified: 8 },
    digests: { verified: 8 },
  });
});

test("without any key nothing is called invalid, and nothing is proven", async () => {
  const { run } = await verifyIndexed(reader, { reread: false }, { signal, pinnedFile: undefined });
  expect(run).toMatchObject({ state: "done", isProven: false, findings: 0, keySource: "none" });
  expect(run.summary?.digests["key-not-found"]).toBe(8);
  expect(run.summary?.files["cannot-check"]).toBe(8);
});

test("a log file that was changed since it was indexed is found by reading again", async () => {
  const { run: before } = await verify();
  const [changed, removed, kept] = own.logs;
  trail.write(changed ?? "", logBytes(4));
  rmSync(join(trail.folder, removed ?? ""));
  const { run, findings } = await verify(true);
  expect(run).toMatchObject({ state: "done", reread: true, isProven: false });
  expect(findings).toMatchObject([
    { kind: "file-mismatch", key: changed, fileId: await fileOf(changed), events: { count: 3 } },
    { kind: "file-missing", key: removed, fileId: await fileOf(removed), events: { count: 3 } },
  ]);
  const said = async (key: string | undefined) => {
    const { verdict, runId, now } = await getFileProof(reader, await fileOf(key), Date.now());
    return [verdict, runId, now?.verdict, now?.runId];
  };
  expect(await said(changed)).toEqual(["verified", before.id, "mismatch", run.id]);
  expect(await said(removed)).toEqual(["verified", before.id, "missing", run.id]);
  expect(await said(kept)).toEqual(["verified", before.id, "verified", run.id]);
  expect((await getIntegrity(reader)).filesNow).toEqual({ verified: 6, mismatch: 1, missing: 1 });
});

test("each version of a changed log file has a verdict, and its own events", async () => {
  const [changed] = own.logs;
  const first = await fileOf(changed);
  await trail.ingest();
  const second = await fileOf(changed);
  const { findings } = await verify();
  expect(findings).toMatchObject([{ kind: "file-mismatch", fileId: second }]);
  expect([...(await proofsOf(reader, [first, second]))]).toEqual([
    [first, "verified"],
    [second, "mismatch"],
  ]);
});

test("what came in is verified by itself, in the time that it covers", async () => {
  const { owner } = trail.index.db;
  expect(await startAutomaticRuns(owner)).toBe(0);
  const startMs = CHAIN_START_MS + 4 * HOUR_MS;
  const log = world.log(startMs + HOUR_MS / 2);
  const digest = world.digest(own.chain, { files: [log], startMs, endMs: startMs + HOUR_MS });
  for (const { key } of [log, digest]) trail.write(key, world.at(key).bytes);
  trail.write(
    `${digest.key}.metadata.json`,
    Buffer.from(JSON.stringify(world.at(digest.key).metadata)),
  );
  await trail.ingest();
  expect(await startAutomaticRuns(owner)).toBe(1);
  expect(await startAutomaticRuns(owner)).toBe(0);
  const claim = await claimRun(trail.index.db);
  if (!claim) throw new Error("the run was not claimed");
  expect(claim.fromMs).toBe(startMs + HOUR_MS / 2 - 4 * HOUR_MS);
  await runVerification(trail.index.db, claim, { signal, pinnedFile: trail.pinnedFile });
  expect((await getIntegrity(reader)).runs[0]).toMatchObject({
    id: claim.runId,
    cause: "new-files",
    state: "done",
    startedBy: "worker",
  });
  expect(await getFileProof(reader, await fileOf(log.key), Date.now())).toMatchObject({
    verdict: "verified",
    runId: claim.runId,
  });
  expect(await startAutomaticRuns(owner)).toBe(0);
});
