import { expect, test } from "vitest";
import type { TrailKey } from "@/lib/digest/digest";
import { CHAIN_START_MS, HOUR_MS, listedKey } from "@/lib/digest/testing/signed-chain";
import { folderEvidence } from "@/lib/integrity/testing/folder-evidence";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import type { TrustedKeys } from "./judge-options";

const { signal } = new AbortController();

/** Knows no key until it is asked for one by its name; keeps the questions. */
function askedKeys(problem: string | null = null) {
  const questions: unknown[] = [];
  const known: TrailKey[] = [];
  const answer = (name: string, ...question: readonly unknown[]) => {
    questions.push([name, ...question]);
    if (problem === null) known.push(listedKey());
    return { keys: known, problem };
  };
  const keys: TrustedKeys = {
    async keysFor(region, fromMs, toMs, _signal, fingerprints = []) {
      const names = [...fingerprints];
      return names.length === 0
        ? { keys: known, problem: null }
        : answer("for", region, fromMs, toMs, names);
    },
    async seekKey(region, fingerprint, generatedMs) {
      return answer("seek", region, fingerprint, generatedMs);
    },
    keyOf: (region, name) =>
      known.find((key) => key.region === region && key.fingerprint === name) ?? null,
  };
  return { keys, questions };
}

async function verify(world: TrailWorld, keys: TrustedKeys, sideFiles = true) {
  const evidence = await folderEvidence(world, { sideFiles });
  return verifyAll(evidence, { keys, signal, fromMs: null, toMs: null });
}

const { fingerprint } = listedKey();

test.each([true, false])(
  "25: a key is asked for once, by its name and for all digests that name it (signatures kept: %s)",
  async (sideFiles) => {
    const world = new TrailWorld();
    world.hours(world.chain(), 4);
    const { keys, questions } = askedKeys();
    const told = tellResult(await verify(world, keys, sideFiles));
    expect(told.digests.verified).toBe(sideFiles ? 4 : 3);
    expect(questions).toEqual([
      ["for", "eu-west-1", CHAIN_START_MS + HOUR_MS, CHAIN_START_MS + 4 * HOUR_MS, [fingerprint]],
    ]);
  },
);

test("24: the key of a backfill digest is sought at the time at which it was made", async () => {
  const world = new TrailWorld();
  const chain = world.chain({ backfill: true });
  world.digest(chain);
  world.digest(chain, { endMs: CHAIN_START_MS + 9 * HOUR_MS });
  const { keys, questions } = askedKeys();
  expect(tellResult(await verify(world, keys)).digests).toEqual({ verified: 2 });
  expect(questions).toEqual([["seek", "eu-west-1", fingerprint, CHAIN_START_MS + 9 * HOUR_MS]]);
});

test("26: what was in the way of keys is told with the result", async () => {
  const world = new TrailWorld();
  world.hours(world.chain(), 2);
  const { keys } = askedKeys("There are no credentials.");
  const results = await verify(world, keys);
  expect(results.map(({ keyProblem }) => keyProblem)).toEqual(["There are no credentials."]);
  expect(tellResult(results).digests).toEqual({ "key-not-found": 2 });
});
