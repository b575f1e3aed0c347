import { expect, test } from "vitest";
import { buildWorker } from "./testing/build-worker";
import { killRun } from "./testing/kill-run";

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
