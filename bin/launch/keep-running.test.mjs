import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keepRunning, restartDelayMs } from "./keep-running.mjs";
import { isAlive, signalProcess } from "./processes.mjs";

const folder = mkdtempSync(join(tmpdir(), "keep-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("restarts come later and later, and end after five within a minute", () => {
  expect(restartDelayMs([0])).toBe(250);
  expect(restartDelayMs([0, 1, 2, 3, 4])).toBe(4000);
  expect(restartDelayMs([0, 1, 2, 3, 4, 5])).toBe(null);
});

test("ends of more than a minute ago are forgiven", () => {
  expect(restartDelayMs([0, 1, 2, 3, 4, 60_005])).toBe(250);
});

test("a killed program is started again; a stopped one is not", { timeout: 30_000 }, async () => {
  const started = [];
  const says = [];
  let twice = () => {};
  const restarted = new Promise((resolve) => {
    twice = resolve;
  });
  const kept = keepRunning({
    name: "sleeper",
    args: ["-e", "console.log('up'); setInterval(() => {}, 1000)"],
    cwd: folder,
    env: process.env,
    log: join(folder, "log"),
    untilReady: async () => {},
    onStart: (id) => {
      started.push(id);
      if (started.length === 1) setTimeout(() => signalProcess(id, "SIGKILL"), 10);
      else twice();
    },
    say: (text) => says.push(text),
    onGiveUp: () => {},
  });
  await restarted;
  await kept.stop();
  expect(started.map(isAlive)).toEqual([false, false]);
  expect(says).toEqual([expect.stringContaining("sleeper was ended by SIGKILL")]);
});

test("a program that keeps failing is given up with what it said last", {
  timeout: 30_000,
}, async () => {
  const log = join(folder, "failing");
  const problem = await new Promise((resolve) => {
    keepRunning({
      name: "failing",
      args: ["-e", "console.log('no such thing'); process.exit(3)"],
      cwd: folder,
      env: process.env,
      log,
      firstDelayMs: 1,
      untilReady: async () => {},
      onStart: () => {},
      say: () => {},
      onGiveUp: resolve,
    });
  });
  expect(problem.message).toMatch(/more than 5 times.*code 3[\s\S]*no such thing/);
  expect(readFileSync(log, "utf8").match(/no such thing/g)).toHaveLength(6);
});
