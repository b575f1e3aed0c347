// @ts-check
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "./problem.mjs";
import { isAlive, isProcessId, thisProcess } from "./processes.mjs";

/**
 * @typedef {import("./processes.mjs").ProcessId} ProcessId
 *
 * What a launcher tells about itself in `state.json`.
 * @typedef {object} State
 * @property {number} pid of the launcher
 * @property {string} started see ProcessId
 * @property {string} startedAt ISO time
 * @property {string | null} url of the web server, null until it answers
 * @property {number | null} port
 * @property {string | null} databaseUrl null until the database is ready
 * @property {boolean} embedded whether that is the embedded Postgres of this data folder
 * @property {Record<string, ProcessId>} children by name
 */

/** @param {string} dataDir */
const fileOf = (dataDir) => join(dataDir, "state.json");

/**
 * Makes the data folder, closed to everyone else.
 * @param {string} dataDir
 */
export function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (process.platform !== "win32" && statSync(dataDir).mode & 0o77) chmodSync(dataDir, 0o700);
  } catch (error) {
    throw new Problem(
      `The data folder ${dataDir} cannot be used (${/** @type {Error} */ (error).message}). ` +
        "Start as its owner, or choose another: --data DIR",
    );
  }
}

/**
 * @param {string} dataDir
 * @returns {State | null} null when there is none or it cannot be read
 */
export function readState(dataDir) {
  try {
    const state = JSON.parse(readFileSync(fileOf(dataDir), "utf8"));
    return isProcessId(state) ? /** @type {State} */ ({ children: {}, ...state }) : null;
  } catch {
    return null;
  }
}

/** @param {string} dataDir @param {State} state */
export function writeState(dataDir, state) {
  const part = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(part, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, fileOf(dataDir));
}

/**
 * Holds a lock file for the moment of `work`; one left behind counts for ten seconds.
 * @template T
 * @param {string} lock
 * @param {() => T} work
 * @returns {Promise<T>}
 */
async function locked(lock, work) {
  for (;;) {
    try {
      closeSync(openSync(lock, "wx", 0o600));
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > 10_000) rmSync(lock, { force: true });
      await sleep(50);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Makes this process the one launcher of a data folder.
 * @param {string} dataDir
 * @returns {Promise<{ mine: State, left: State | null } | { running: State }>} `left`: what a
 *   launcher that is gone wrote; `running`: the live launcher that has the folder
 */
export function claimDataDir(dataDir) {
  return locked(join(dataDir, "state.lock"), () => {
    const left = readState(dataDir);
    if (left && isAlive(left)) return { running: left };
    const mine = {
      ...thisProcess(),
      startedAt: new Date().toISOString(),
      url: null,
      port: null,
      databaseUrl: null,
      embedded: false,
      // Kept until they are seen to be gone: a second crash must not lose sight of them.
      children: left?.children ?? {},
    };
    writeState(dataDir, mine);
    return { mine, left };
  });
}

/** @param {string} dataDir */
export function dropState(dataDir) {
  rmSync(fileOf(dataDir), { force: true });
}
