// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { Asked, prepareEnding } from "./ending.mjs";
import { generate } from "./generate.mjs";
import { waitForHealth } from "./health.mjs";
import { watchImports } from "./import-progress.mjs";
import { install } from "./install.mjs";
import { stopGroup } from "./keep-running.mjs";
import { isLoopback, readOptions, usage } from "./options.mjs";
import { makePhases } from "./phases.mjs";
import { findPort } from "./port.mjs";
import { describe, Problem } from "./problem.mjs";
import { isAlive } from "./processes.mjs";
import { projectRoot } from "./project.mjs";
import { startServices } from "./services.mjs";
import { claimDataDir, dropState, makeDataDir, writeState } from "./state.mjs";

/**
 * @typedef {import("./options.mjs").StartOptions} StartOptions
 * @typedef {import("./state.mjs").State} State
 */

/** @param {string} text */
const say = (text) => console.log(`  ${text}`);

/** @param {State} running @param {StartOptions} options @returns {number} exit code */
function tellRunning({ pid, url }, { logs, s3, dataDir }) {
  console.log(
    url === null
      ? `Trailglass is starting already (process ${pid}, data in ${dataDir}).`
      : `Trailglass runs already at ${url} (process ${pid}, data in ${dataDir}).`,
  );
  if (logs === null && s3 === null) return 0;
  console.log("The source you named was not added: stop that one and start again with it.");
  return 1;
}

/** A launcher that was killed leaves its programs running.
 * @param {State} state */
async function stopLeftOver({ children }) {
  for (const [name, id] of Object.entries(children)) {
    if (!isAlive(id)) continue;
    say(`stopping the ${name} that an earlier start left behind (process ${id.pid})`);
    await stopGroup(id);
  }
}

/** @param {StartOptions} options @param {State} state @param {import("./ending.mjs").Ending} ending */
async function run(options, state, ending) {
  const { dataDir, host } = options;
  const { signal, endBecause, later } = ending;
  /** @param {Partial<State>} news */
  const tell = (news) => writeState(dataDir, Object.assign(state, news));
  const show = makePhases(process.stdout);
  /** @type {typeof show} */
  const phase = (name, work) => {
    signal.throwIfAborted();
    return show(name, work);
  };

  await stopLeftOver(state);
  tell({ children: {} });
  await phase("install", (note) => install({ note, signal }));
  await phase("generate", (note) => generate({ note, signal }));

  const databaseUrl = process.env.DATABASE_URL;
  const database = await phase("database", async (note) => {
    const opened = await openDatabase({ dataDir, databaseUrl, say, onGiveUp: endBecause });
    later(opened.stop);
    note(opened.is);
    return opened;
  });
  tell({ databaseUrl: database.url, embedded: !databaseUrl });
  await phase("migrate", async (note) => {
    // Loaded here because it needs an installed package.
    const { migrate } = await import("./migrate.mjs");
    const applied = await migrate(database.url);
    note(applied.length === 0 ? "up to date" : `${applied.length} applied`);
  });
  await phase("build", (note) => build({ note, signal }));

  // Loaded here because it needs an installed package.
  const { hasAdmin, makeLauncherKey, makeSignInLink } = await import("./sign-in-link.mjs");
  if (!isLoopback(host) && !(await hasAdmin(database.url))) {
    throw new Problem(
      `HOST is ${host}, which others can reach, and nobody can sign in yet. Start once without HOST, ` +
        "open the link that is printed, and then start with it.",
    );
  }
  const port = await findPort(host, options.port);
  if (port !== options.port) say(`port ${options.port} is taken; using ${port}`);
  const near = isLoopback(host) ? host : "127.0.0.1";
  const url = `http://${near.includes(":") ? `[${near}]` : near}:${port}`;
  await phase("start", async () => {
    const services = startServices({
      options,
      databaseUrl: database.url,
      port,
      untilReady: database.untilReady,
      onStart: (name, id) => tell({ children: { ...state.children, [name]: id } }),
      say,
      onGiveUp: endBecause,
    });
    later(services.stop);
    await waitForHealth(url, signal);
  });
  tell({ url, port });
  if (!databaseUrl) {
    say("The embedded Postgres is for one machine and may lag behind the newest security release;");
    say("in production set DATABASE_URL to a Postgres of your own.");
  }
  const isOwnMachine = !databaseUrl && !process.env.PUBLIC_URL && isLoopback(host);
  const link = await makeSignInLink(database.url, {
    url: process.env.PUBLIC_URL?.replace(/\/+$/, "") || url,
    isOwnMachine,
  });
  if (link !== null) console.log(`\nSign in with this link, which works once:\n\n${link}`);
  console.log(`\nTrailglass runs at ${url}\n`);
  say(`data in ${dataDir}; Ctrl-C stops it`);
  const key = await makeLauncherKey(database.url);
  void watchImports({ url, key }, process.stdout, signal);
  await ending.untilAsked();
}

/**
 * `npm start`: from a fresh clone to a running Trailglass, until it is stopped.
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function launch(args) {
  if (existsSync(join(projectRoot, ".env"))) process.loadEnvFile(join(projectRoot, ".env"));
  const options = readOptions(args, process.env);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  makeDataDir(options.dataDir);
  const claim = await claimDataDir(options.dataDir);
  if ("running" in claim) return tellRunning(claim.running, options);

  const ending = prepareEnding(say);
  let code = 0;
  try {
    await run(options, claim.mine, ending);
  } catch (error) {
    const why = ending.signal.aborted ? ending.signal.reason : error;
    if (!(why instanceof Asked)) {
      console.error(`\n${describe(why)}`);
      code = 1;
    }
  }
  await ending.stopAll();
  dropState(options.dataDir);
  return code;
}
