// @ts-check
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startOf } from "./processes.mjs";

/**
 * A running Postgres server as its own `postmaster.pid` describes it.
 * @typedef {import("./processes.mjs").ProcessId & { port: number, socketDir: string, ready: boolean }} Postmaster
 */

/** @param {number} pid */
function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Postgres works inside its data folder; elsewhere than on Linux the pid has to do.
 * @param {number} pid @param {string} data */
function worksIn(pid, data) {
  return process.platform !== "linux" || workingFolder(pid) === realpathSync(data);
}

/**
 * The server running on a data folder, or null. Fields of the file: "PostgreSQL documentation,
 * src/include/utils/pidfile.h": pid, folder, start, port, socket folder, address, memory, status.
 * @param {string} data
 * @returns {Postmaster | null}
 */
export function findPostmaster(data) {
  /** @type {string[]} */
  let lines;
  try {
    lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  const started = startOf(pid);
  if (started === null || !worksIn(pid, data)) return null;
  return {
    pid,
    started,
    port: Number(lines[3]),
    socketDir: lines[4] ?? "",
    ready: (lines[7] ?? "").trim() === "ready",
  };
}

/**
 * Removes the lock files of a server that is gone. Postgres does so itself unless their pid exists:
 * as another program's (pids are small in containers) or as a zombie nobody waits for. Kept while
 * any process still works in the folder: what is left of a killed server holds its memory.
 * @param {string} data
 * @param {string | null} socketDir a folder this cluster alone uses
 */
export function clearStaleLocks(data, socketDir) {
  if (process.platform !== "linux" || findPostmaster(data)) return;
  const folder = realpathSync(data);
  if (readdirSync("/proc").some((name) => workingFolder(Number(name)) === folder)) return;
  rmSync(join(data, "postmaster.pid"), { force: true });
  if (socketDir === null) return;
  for (const name of readdirSync(socketDir)) rmSync(join(socketDir, name), { force: true });
}
