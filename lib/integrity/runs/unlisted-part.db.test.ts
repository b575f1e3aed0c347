import { afterAll, beforeAll, expect, test } from "vitest";
import { BlockedError } from "@/lib/ingest/sources/source";
import { getRun } from "@/lib/integrity/get-run";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { claimRun } from "./claim-run";
import { listRunPlaces } from "./list-run-places";
import { evidenceOpener, listSources } from "./open-evidence";
import { runVerification } from "./run-verification";
import { startRun } from "./start-run";
import { openTrailIndex, type TrailIndex, tellHours } from "./testing/trail-index";

const { signal } = new AbortController();
let trail: TrailIndex;
beforeAll(async () => {
  const world = new TrailWorld();
  tellHours(world, 2);
  trail = await openTrailIndex(world);
});
afterAll(() => trail.close());

test("a run of which a part could not be listed is not proven, whoever goes on with it", async () => {
  const { db, reader } = trail.index;
  const { id } = await startRun(reader, { reread: false }, Date.now());
  const first = await claimRun(db, id);
  if (!first) throw new Error("Not claimed");
  const sources = await listSources(db.owner, first);
  const open = evidenceOpener(db.owner, first, { pinnedFile: trail.pinnedFile, signal });
  const gone = sources.map((source) => ({ ...source, id: source.id + 1, location: "/gone" }));
  const openOrFail: typeof open = async (source) => {
    if (source.location === "/gone") throw new BlockedError("It is not mounted.");
    return open(source);
  };
  await listRunPlaces(db.owner, first, [...sources, ...gone], openOrFail, signal);
  await first.release();

  const second = await claimRun(db, id);
  if (!second) throw new Error("Not claimed again");
  await runVerification(db, second, { signal, pinnedFile: trail.pinnedFile });
  const run = await getRun(reader, id);
  expect(run.summary?.digests).toEqual({ verified: 2 });
  expect(run).toMatchObject({ state: "failed", problem: expect.stringContaining("/gone") });
  expect(run.isProven).not.toBe(true);
});
