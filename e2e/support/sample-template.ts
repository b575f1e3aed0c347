import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { projectRoot } from "@/bin/launch/project.mjs";

const MADE_WITHIN_MS = 170_000;
/** So long nothing more was found before what was found counts as all. */
const QUIET_MS = 2_000;
const EVENTS = 20_000;

/**
 * The folder of an installation that has read the sample incident and raised its alerts. Whoever
 * asks first makes it, without a web server; others that ask meanwhile wait for it.
 * @param folder where it is to be; made here
 * @param fill puts an empty, migrated installation's Postgres files into a folder
 * @throws Error when it is not made within three minutes
 */
export async function makeSampleOnce(folder: string, fill: (root: string) => void): Promise<void> {
  const ready = join(folder, "ready");
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch {
    const until = Date.now() + MADE_WITHIN_MS;
    while (!existsSync(ready)) {
      if (Date.now() > until) throw new Error("The sample was not read by the test that began to");
      await setTimeout(200);
    }
    return;
  }
  mkdirSync(join(folder, "postgres"), { mode: 0o711 });
  fill(join(folder, "postgres"));
  const postgres = await startPostgres({ dataDir: folder, durable: false });
  try {
    await readSample(postgres.url, folder);
  } finally {
    await postgres.stop();
  }
  writeFileSync(ready, "");
}

/** The sample stays where it was written: the copies name its place. */
async function readSample(databaseUrl: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("INSERT INTO log_source (kind, location) VALUES ('sample', $1)", [
    join(dataDir, "sample"),
  ]);
  const worker = spawn(process.execPath, [join(projectRoot, "dist/worker.js")], {
    cwd: projectRoot,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      TRAILGLASS_DATA: dataDir,
    },
  });
  try {
    await untilQuiet(client);
  } finally {
    if (worker.exitCode === null && worker.kill("SIGTERM")) await once(worker, "exit");
    await client.end();
  }
}

const ASK = `SELECT coalesce(sum(events), 0)::int AS events,
  (count(*) FILTER (WHERE state IN ('pending', 'leased')))::int AS waiting,
  (SELECT count(*)::int FROM alert) AS alerts FROM log_file`;

async function untilQuiet(client: pg.Client): Promise<void> {
  const until = Date.now() + MADE_WITHIN_MS;
  let [alerts, since] = [0, Date.now()];
  while (Date.now() < until) {
    const [now] = (await client.query(ASK)).rows;
    if (now.alerts !== alerts) [alerts, since] = [now.alerts, Date.now()];
    const isRead = now.events >= EVENTS && now.waiting === 0;
    if (isRead && alerts > 0 && Date.now() - since >= QUIET_MS) return;
    await setTimeout(100);
  }
  throw new Error("The sample was not read within three minutes");
}
