// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { restartDelayMs } from "./keep-running.mjs";
import { startPostgres } from "./postgres.mjs";
import { Problem } from "./problem.mjs";

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {string} is what it is, in words
 * @property {() => Promise<void>} untilReady resolves when it runs, at once if it does
 * @property {(options?: { now?: boolean }) => Promise<void>} stop stops it if it is ours to stop
 */

const checkEveryMs = 500;

/**
 * The database of a launcher: DATABASE_URL if set, else an embedded Postgres that is started again
 * when it ends. The address stays the same, so programs connected to it find it again.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string | undefined} options.databaseUrl
 * @param {(text: string) => void} options.say
 * @param {(problem: Problem) => void} options.onGiveUp
 * @returns {Promise<Database>}
 */
export async function openDatabase({ dataDir, databaseUrl, say, onGiveUp }) {
  if (databaseUrl)
    return {
      url: databaseUrl,
      is: "DATABASE_URL",
      untilReady: async () => {},
      stop: async () => {},
    };

  let postgres = await startPostgres({ dataDir });
  const stopping = new AbortController();
  const { signal } = stopping;
  /** @type {number[]} */
  const ends = [];
  let ready = Promise.resolve();

  async function watch() {
    for (;;) {
      await sleep(checkEveryMs, undefined, { signal });
      if (postgres.isRunning()) continue;
      ends.push(Date.now());
      const delayMs = restartDelayMs(ends);
      if (delayMs === null) throw new Problem(`Postgres keeps ending (log: ${postgres.root}/log)`);
      say("Postgres ended; starting it again (it recovers what was committed)");
      await sleep(delayMs, undefined, { signal });
      ready = startPostgres({ dataDir }).then((again) => {
        postgres = again;
      });
      await ready;
    }
  }
  const watching = watch().catch((error) => {
    if (!signal.aborted) onGiveUp(error);
  });

  return {
    url: postgres.url,
    is: `embedded Postgres ${postgres.version.split("-")[0]} in ${postgres.root}`,
    untilReady: () => ready.catch(() => {}), // a failure is told by the watch
    async stop(options) {
      stopping.abort();
      await watching;
      await postgres.stop(options);
    },
  };
}
