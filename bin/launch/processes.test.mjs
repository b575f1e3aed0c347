import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import {
  isAlive,
  isProcessId,
  signalProcess,
  startOf,
  thisProcess,
  waitForEnd,
} from "./processes.mjs";

function idle() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  return { child, id: { pid: child.pid, started: startOf(child.pid) } };
}

test("this process is alive, and another start of the same pid is not it", () => {
  expect(isAlive(thisProcess())).toBe(true);
  expect(isAlive({ ...thisProcess(), started: "yesterday" })).toBe(false);
});

test("a signal meant for an earlier process of a pid does not reach the later one", async () => {
  const { child, id } = idle();
  signalProcess({ ...id, started: "yesterday" }, "SIGKILL");
  expect(isAlive(id)).toBe(true);
  signalProcess(id, "SIGKILL");
  await once(child, "exit");
  expect(isAlive(id)).toBe(false);
});

test("waiting for an end says whether it came", async () => {
  const { id } = idle();
  expect(await waitForEnd(id, 0)).toBe(false);
  signalProcess(id, "SIGTERM");
  expect(await waitForEnd(id, 10_000)).toBe(true);
});

test.each([null, 7, {}, { pid: 1, started: "a" }, { pid: "12", started: "a" }, { pid: 12 }])(
  "%j names no process",
  (value) => {
    expect(isProcessId(value)).toBe(false);
  },
);
