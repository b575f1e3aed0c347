// @ts-check
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A process, named so that a later process with the same pid is not mistaken for it.
 * @typedef {{ pid: number, started: string }} ProcessId
 */

/** @param {() => string} read @returns {string | null} */
function orNull(read) {
  try {
    return read();
  } catch {
    return null;
  }
}

/** @param {number} pid @returns {string | null} */
function startOnLinux(pid) {
  const stat = orNull(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  if (stat === null) return null;
  // The command may hold spaces and brackets; the fields after its last bracket are plain.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return null;
  const boot = orNull(() => readFileSync("/proc/sys/kernel/random/boot_id", "latin1")) ?? "";
  return `${boot.trim()}:${fields[19]}`;
}

/**
 * When a process started, as an opaque text that two processes with one pid do not share;
 * null when it is gone (or a zombie). Windows knows only "alive".
 * @param {number} pid
 * @returns {string | null}
 */
export function startOf(pid) {
  if (process.platform === "linux") return startOnLinux(pid);
  if (process.platform === "win32") {
    return orNull(() => (process.kill(pid, 0) ? "alive" : ""));
  }
  const line = orNull(() =>
    execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim(),
  );
  return line === null || line === "" || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "");
}

/** @returns {ProcessId} */
export function thisProcess() {
  return { pid: process.pid, started: startOf(process.pid) ?? "" };
}

/**
 * @param {unknown} value
 * @returns {value is ProcessId}
 */
export function isProcessId(value) {
  if (typeof value !== "object" || value === null) return false;
  const { pid, started } = /** @type {Record<string, unknown>} */ (value);
  return Number.isInteger(pid) && Number(pid) > 1 && typeof started === "string";
}

/** @param {ProcessId} process_ */
export function isAlive(process_) {
  return startOf(process_.pid) === process_.started;
}

/**
 * Sends a signal to a process, or to the group it leads; a process already gone is no error.
 * @param {ProcessId} target
 * @param {NodeJS.Signals} signal
 * @param {{ group?: boolean }} [options]
 */
export function signalProcess(target, signal, { group = false } = {}) {
  if (!isAlive(target)) return;
  try {
    process.kill(group && process.platform !== "win32" ? -target.pid : target.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/**
 * Waits until a process is gone.
 * @param {ProcessId} target
 * @param {number} limitMs
 * @returns {Promise<boolean>} false when it still lives after `limitMs`
 */
export async function waitForEnd(target, limitMs) {
  const end = Date.now() + limitMs;
  while (isAlive(target)) {
    if (Date.now() > end) return false;
    await sleep(30);
  }
  return true;
}
