import { expect, test } from "vitest";
import { CASES } from "@/lib/integrity/testing/cases";
import { folderEvidence } from "@/lib/integrity/testing/folder-evidence";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, TrailWorld } from "@/lib/integrity/testing/trail-world";

const { signal } = new AbortController();
test.each(CASES.filter(({ only }) => only !== "bucket"))(
  "in a folder, $name",
  async ({ plant, bare }) => {
    const world = new TrailWorld();
    const { keys = knownKeys(), fromMs = null, toMs = null, ...expected } = plant(world);
    const evidence = await folderEvidence(world, { sideFiles: !bare });
    const told = tellResult(await verifyAll(evidence, { keys, signal, fromMs, toMs }));
    const { digests = {}, files = {}, findings = [] } = expected;
    expect(told).toEqual({ digests, files, findings: findings.toSorted() });
  },
);
