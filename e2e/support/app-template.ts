import { execFileSync } from "node:child_process";
import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/bin/launch/migrate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { makeTestFolder } from "@/lib/testing/test-folder";

/** Names the folder of the template to the processes that run the tests. */
const TEMPLATE = "TRAILGLASS_E2E_TEMPLATE";

/** For files that are thrown away: a crash may lose everything. */
const THROW_AWAY = "\nfsync = off\nfull_page_writes = off\n";

/**
 * Makes the Postgres files of an empty, migrated installation once for the whole run, since making
 * them takes longer than copying them. Returns what removes them.
 */
export default async function makeAppTemplate(): Promise<() => void> {
  // Windows has no program that copies files with their owners: there every app makes its own.
  if (process.platform === "win32") return () => {};
  const folder = makeTestFolder("trailglass-e2e-template-");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const postgres = await startPostgres({ dataDir: folder, durable: false });
    await migrate(postgres.url).finally(() => postgres.stop());
  } catch (error) {
    remove();
    throw error;
  }
  appendFileSync(join(clusterIn(folder), "data", "postgresql.auto.conf"), THROW_AWAY);
  process.env[TEMPLATE] = folder;
  return remove;
}

/**
 * Puts a copy of the template's Postgres files into the folder where those of an app belong; without
 * a template it stays empty, and the app makes them itself.
 * @param root the folder that is to hold `cluster`
 */
export function copyTemplate(root: string): void {
  const folder = process.env[TEMPLATE];
  if (folder === undefined) return;
  execFileSync("cp", ["-a", clusterIn(folder), root]);
}

const clusterIn = (folder: string) => join(folder, "postgres", "cluster");
