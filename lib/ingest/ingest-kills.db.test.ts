import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { killRun } from "./testing/kill-run";

const root = join(import.meta.dirname, "../..");

/** Bundles the worker as bin/launch/build.mjs does, beside the modules that it imports. */
async function buildWorker(): Promise<{ script: string; remove: () => void }> {
  const folder = mkdtempSync(join(root, "node_modules/.cache-worker-"));
  await build({
    absWorkingDir: root,
    entryPoints: ["bin/worker.ts", "bin/parse-thread.ts"],
    outdir: folder,

    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
  return { script: join(folder, "worker.js"), remove: () => rmSync(folder, { recursive: true }) };
}

test("killing workers and Postgres loses nothing and counts nothing twice", async () => {
  const { script, remove } = await buildWorker();
  const report = await killRun({
    kills: 8,
    seed: 5,
    fileCount: 240,
    workerScript: script,
  }).finally(remove);
  expect(report.blamed).toBe(0);
  expect(report.brokenSums).toEqual([]);
  expect(report.found).toEqual(report.expected);
  expect(report.events).toBeGreaterThan(5_000);
  expect(report.expected.hits?.length).toBeGreaterThan(100);
}, 240_000);
