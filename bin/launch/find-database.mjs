// @ts-check
import { migrate } from "./migrate.mjs";
import { startPostgres } from "./postgres.mjs";
import { isAlive } from "./processes.mjs";
import { makeDataDir, readState } from "./state.mjs";

/** A running launcher may have been given a database of its own.
 * @param {string} dataDir */
function urlOfLauncher(dataDir) {
  const state = readState(dataDir);
  return state && isAlive(state) && !state.embedded ? state.databaseUrl : null;
}

/**
 * Runs `work` with the URL of the migrated database: DATABASE_URL, else that of the Trailglass
 * running on this data folder, else the embedded Postgres, which is started if need be and stopped
 * afterwards unless something else uses it by then.
 * @template T
 * @param {{ dataDir: string }} options
 * @param {(databaseUrl: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase({ dataDir }, work) {
  makeDataDir(dataDir);
  const given = process.env.DATABASE_URL || urlOfLauncher(dataDir);
  const postgres = given ? null : await startPostgres({ dataDir });
  const url = given ?? postgres?.url ?? "";
  try {
    await migrate(url);
    return await work(url);
  } finally {
    await postgres?.stop();
  }
}
