// @ts-check
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { Problem } from "./problem.mjs";
import { signalProcess, startOf, waitForEnd } from "./processes.mjs";

/**
 * @typedef {import("./processes.mjs").ProcessId} ProcessId
 *
 * A program kept running.
 * @typedef {{ stop: (options?: { now?: boolean }) => Promise<void> }} Kept
 */

const restartsPerMinute = 5;
const largestLogBytes = 10_000_000;

/**
 * How long to wait before the next restart.
 * @param {number[]} endsMs times at which it ended before, this end included, oldest first
 * @param {number} [firstMs] the first delay; each further one within a minute is twice as long
 * @returns {number | null} milliseconds; null when it ended too often within a minute
 */
export function restartDelayMs(endsMs, firstMs = 250) {
  const last = endsMs.at(-1) ?? 0;
  const recent = endsMs.filter((time) => last - time < 60_000).length;
  return recent > restartsPerMinute ? null : firstMs * 2 ** (recent - 1);
}

/** @param {string} file */
function openLog(file) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) {
    renameSync(file, `${file}.1`);
  }
  return openSync(file, "a", 0o600);
}

/** @param {string} file */
const lastLines = (file) => readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n");

/**
 * Starts a Node program and starts it again when it ends, until stopped. Its output goes to a log
 * file: a pipe would break when the launcher is killed.
 * @param {object} program
 * @param {string} program.name
 * @param {string[]} program.args for node
 * @param {string} program.cwd
 * @param {NodeJS.ProcessEnv} program.env
 * @param {string} program.log file its output is appended to
 * @param {number} [program.firstDelayMs] before it is started again
 * @param {() => Promise<void>} program.untilReady what it needs to start again: without its database
 *   it would only fail until it is given up
 * @param {(id: ProcessId) => void} program.onStart
 * @param {(text: string) => void} program.say
 * @param {(problem: Problem) => void} program.onGiveUp
 * @returns {Kept}
 */
export function keepRunning({
  name,
  args,
  cwd,
  env,
  log,
  firstDelayMs,
  untilReady,
  onStart,
  say,
  onGiveUp,
}) {
  /** @type {ProcessId | null} */
  let running = null;
  /** @type {NodeJS.Timeout | undefined} */
  let next;
  let stopping = false;
  /** @type {number[]} */
  const ends = [];

  function start() {
    const output = openLog(log);
    // It leads a group of its own: Ctrl-C reaches the launcher alone, which stops things in order.
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ["ignore", output, output],
      detached: process.platform !== "win32",
    });
    closeSync(output);
    child.once("error", (error) =>
      onGiveUp(new Problem(`${name} cannot be run: ${error.message}`)),
    );
    child.once("exit", onEnd);
    if (child.pid === undefined) return;
    running = { pid: child.pid, started: startOf(child.pid) ?? "" };
    onStart(running);
  }

  /** @param {number | null} code @param {NodeJS.Signals | null} signal */
  function onEnd(code, signal) {
    running = null;
    if (stopping) return;
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    ends.push(Date.now());
    const delayMs = restartDelayMs(ends, firstDelayMs);
    if (delayMs === null) {
      const often = `${name} ended more than ${restartsPerMinute} times within a minute`;
      onGiveUp(new Problem(`${often}, last: it ${how}. End of ${log}:\n${lastLines(log)}`));
      return;
    }
    say(`${name} ${how}; starting it again (log: ${log})`);
    next = setTimeout(async () => {
      await untilReady();
      if (!stopping) start();
    }, delayMs);
  }

  start();
  return {
    async stop({ now = false } = {}) {
      stopping = true;
      clearTimeout(next);
      if (running) await stopGroup(running, { now });
    },
  };
}

/**
 * Stops a process and the group it leads: politely, then by force after ten seconds.
 * @param {ProcessId} leader
 * @param {{ now?: boolean }} [options]
 */
export async function stopGroup(leader, { now = false } = {}) {
  if (!now) {
    signalProcess(leader, "SIGTERM", { group: true });
    if (await waitForEnd(leader, 10_000)) return;
  }
  signalProcess(leader, "SIGKILL", { group: true });
  await waitForEnd(leader, 5_000);
}
