// @ts-check
import { join } from "node:path";
import { keepRunning } from "./keep-running.mjs";
import { projectRoot } from "./project.mjs";

/**
 * @typedef {object} Surroundings
 * @property {import("./options.mjs").StartOptions} options
 * @property {string} databaseUrl
 * @property {number} port
 * @property {() => Promise<void>} untilReady resolves when the database answers
 * @property {(name: string, id: import("./processes.mjs").ProcessId) => void} onStart
 * @property {(text: string) => void} say
 * @property {(problem: import("./problem.mjs").Problem) => void} onGiveUp
 */

/**
 * Starts the web server and the worker and keeps them running. They share nothing but Postgres.
 * @param {Surroundings} surroundings
 * @returns {import("./keep-running.mjs").Kept}
 */
export function startServices({ options, databaseUrl, port, untilReady, onStart, say, onGiveUp }) {
  const { host, dataDir, logs, s3 } = options;
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    TRAILGLASS_DATA: dataDir,
  };
  const common = { cwd: projectRoot, untilReady, say, onGiveUp };
  const web = keepRunning({
    ...common,
    name: "web",
    args: ["node_modules/next/dist/bin/next", "start", "-H", host, "-p", String(port)],
    env,
    log: join(dataDir, "web.log"),
    onStart: (id) => onStart("web", id),
  });
  const worker = keepRunning({
    ...common,
    name: "worker",
    // Without a bound the heap grows with the machine: 256 MB is what the worker needs, with room.
    args: ["--max-old-space-size=256", "--enable-source-maps", "dist/worker.js"],
    env: {
      ...env,
      ...(logs !== null && { TRAILGLASS_LOGS: logs }),
      ...(s3 !== null && { TRAILGLASS_S3: s3 }),
    },
    log: join(dataDir, "worker.log"),
    onStart: (id) => onStart("worker", id),
  });
  return {
    async stop(how) {
      await Promise.all([web.stop(how), worker.stop(how)]);
    },
  };
}
