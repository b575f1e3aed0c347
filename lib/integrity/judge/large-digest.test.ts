import { expect, test } from "vitest";
import { CHAIN_START_MS } from "@/lib/digest/testing/signed-chain";
import { folderEvidence } from "@/lib/integrity/testing/folder-evidence";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, TrailWorld } from "@/lib/integrity/testing/trail-world";

const FILES = 100_000;
const { signal } = new AbortController();

test("57: a digest of more than 40 MB is read, and each of its hundred thousand log files judged", async () => {
  const world = new TrailWorld(`${"long".repeat(45)}/`);
  const files = Array.from({ length: FILES }, (_, at) =>
    world.log(CHAIN_START_MS + 60_000, { isThere: at < 2 }),
  );
  const { body } = world.digest(world.chain(), { files });
  expect(body.length).toBeGreaterThan(40_000_000);
  const evidence = await folderEvidence(world);
  const results = await verifyAll(evidence, {
    ...{ keys: knownKeys(), signal, fromMs: null, toMs: null },
  });
  const { digests, files: verdicts } = tellResult(results);
  expect(digests).toEqual({ verified: 1 });
  expect(verdicts).toEqual({ verified: 2, missing: FILES - 2 });
  expect(results[0]?.chains[0]?.digests[0]).toMatchObject({ filesNamed: FILES, filesHere: 2 });
});
