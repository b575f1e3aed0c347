// @ts-check
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseAddress, connectionUrl, forgetAddress } from "./postgres-address.mjs";
import { findBinaries } from "./postgres-binaries.mjs";
import {
  checkVersion,
  makeCluster,
  postgresEnvironment,
  readPassword,
} from "./postgres-cluster.mjs";
import { choosePlace } from "./postgres-place.mjs";
import { settingArguments } from "./postgres-settings.mjs";
import { joinUsers, leaveUsers } from "./postgres-users.mjs";
import { clearStaleLocks, findPostmaster } from "./postmaster.mjs";
import { Problem } from "./problem.mjs";
import { isAlive, signalProcess, waitForEnd } from "./processes.mjs";

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url connection URL (socket, or 127.0.0.1 on Windows), with its password
 * @property {string} version of the binaries, as "18.4.0-beta.17"
 * @property {string} root folder that holds its data, password and log
 * @property {boolean} startedByUs false when one was already running on this data folder
 * @property {() => boolean} isRunning
 * @property {(options?: { now?: boolean }) => Promise<void>} stop leaves it, and stops it when no
 *   other live process uses it; `now` does not wait for a clean shutdown (recovered at next start)
 */

const largestLogBytes = 10_000_000;

/** Backends of a killed server hold its memory for a moment; a starting one has its lock file before its words. */
const otherServerAtWork =
  /pre-existing shared memory block|lock file ".+" (?:already exists|is empty)/;

/** @param {string} file */
function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) rmSync(file);
  return openSync(file, "a", 0o600);
}

/**
 * @param {import("./postgres-place.mjs").Place} place
 * @param {string} program
 * @param {string[]} args
 * @returns {() => string | null} why it ended, null while it runs
 */
function launch({ root, runAs }, program, args) {
  const file = join(root, "log");
  const log = openLog(file);
  const from = statSync(file).size;
  /** @type {string | null} */
  let end = null;
  const child = spawn(program, args, {
    ...runAs,
    cwd: root,
    env: postgresEnvironment,
    stdio: ["ignore", log, log],
    detached: true, // Ctrl-C is for the launcher, which stops Postgres last.
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  child.once("error", (error) => {
    end = error.message;
  });
  child.once("exit", (code, signal) => {
    end ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  return () => end && (readFileSync(file).subarray(from).toString("utf8").trim() || end);
}

/**
 * Starts Postgres on a cluster, or finds the one that runs there, and waits until it answers.
 * Recovery after a crash may take minutes: it waits as long as the server lives.
 * @param {import("./postgres-place.mjs").Place} place
 * @param {string} bin
 * @param {{ durable: boolean }} options
 */
async function startServer(place, bin, { durable }) {
  const data = join(place.root, "cluster", "data");
  const retryUntil = Date.now() + 60_000;
  /** @type {(() => string | null) | null} */
  let ended = null;
  for (;;) {
    const found = findPostmaster(data);
    if (found?.ready) return { server: found, startedByUs: ended !== null };
    const why = ended?.() ?? null;
    if (why !== null && !(otherServerAtWork.test(why) && Date.now() < retryUntil)) {
      throw new Problem(`Postgres did not start (log: ${join(place.root, "log")}):\n${why}`);
    }
    if (!found && (ended === null || why !== null)) {
      if (why !== null) await sleep(300);
      const address = await chooseAddress(place);
      clearStaleLocks(data, address.socketDir);
      const args = settingArguments({ durable, ...address });
      ended = launch(place, join(bin, "postgres"), ["-D", data, ...args]);
    }
    await sleep(20);
  }
}

/**
 * Starts the embedded Postgres of a data folder, making its cluster on the first run, or joins the
 * one already running there.
 * @param {{ dataDir: string, durable?: boolean }} options `dataDir` exists; `durable: false` is for
 *   tests: no fsync
 * @returns {Promise<EmbeddedPostgres>}
 * @throws {Problem} when it cannot run here, with what to do
 */
export async function startPostgres({ dataDir, durable = true }) {
  const place = choosePlace(dataDir);
  const { bin, version } = findBinaries(place.runAs);
  if (!existsSync(join(place.root, "cluster"))) makeCluster(place, { bin, version }, { durable });
  checkVersion(place, { bin, version });
  joinUsers(place.root);
  const { server, startedByUs } = await startServer(place, bin, { durable }).catch((error) => {
    leaveUsers(place.root);
    throw error;
  });
  const address = {
    socketDir: process.platform === "win32" ? null : server.socketDir,
    port: server.port,
  };
  return {
    url: connectionUrl(address, readPassword(place)),
    version,
    root: place.root,
    startedByUs,
    isRunning: () => isAlive(server),
    stop: async ({ now = false } = {}) => {
      if (!leaveUsers(place.root)) return;
      if (!now) {
        signalProcess(server, "SIGINT");
        if (await waitForEnd(server, 60_000)) return forgetAddress(address);
      }
      signalProcess(server, "SIGQUIT");
      await waitForEnd(server, 10_000);
    },
  };
}
