// @ts-check
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Problem } from "./problem.mjs";

const linesKept = 40;

/**
 * Runs a program to its end. It leads a group of its own, so that stopping it stops what it started.
 * @param {string} program
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {AbortSignal} [options.signal] stops it
 * @param {(line: string) => void} [options.onLine] each line it prints
 * @returns {Promise<void>}
 * @throws {Problem} with the last lines it printed, when it fails
 */
export async function runCommand(program, args, { cwd, env = process.env, signal, onLine }) {
  signal?.throwIfAborted();
  const alone = process.platform !== "win32";
  const child = spawn(program, args, {
    cwd,
    env,
    detached: alone,
    stdio: ["ignore", "pipe", "pipe"],
  });
  /** @param {NodeJS.Signals} how */
  const end = (how) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(alone ? -child.pid : child.pid, how);
  };
  const stop = () => {
    end("SIGTERM");
    // npm finishes what it is at; a half made node_modules is seen and made again.
    setTimeout(() => end("SIGKILL"), 3000).unref();
  };
  const leave = () => end("SIGKILL");
  process.once("exit", leave);
  signal?.addEventListener("abort", stop);
  /** @type {string[]} */
  const last = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (last.push(line) > linesKept) last.shift();
      onLine?.(line);
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, by) => resolve(status ?? by));
  }).finally(() => {
    signal?.removeEventListener("abort", stop);
    process.off("exit", leave);
  });
  signal?.throwIfAborted();
  if (code !== 0) {
    throw new Problem(`${[program, ...args].join(" ")} failed (${code}):\n${last.join("\n")}`);
  }
}
