import { execFileSync } from "node:child_process";
import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/bin/launch/migrate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { makeTestFolder } from "@/lib/testing/test-folder";
import { makeSampleOnce } from "./sample-template";

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
 * How an app starts: `fresh` as on a machine that never had one, `empty` with a copied database in
 * which is nothing, `sample` with one that has read the sample incident.
 */
export type Start = "fresh" | "empty" | "sample";

/** Whether there is something to copy; without it every start is a fresh one. */
export const hasTemplate = () => process.env[TEMPLATE] !== undefined;

/**
 * Puts a copy of a template's Postgres files into the folder where those of an app belong; without
 * a template it stays empty, and the app makes them itself.
 * @param root the folder that is to hold `cluster`
 */
export async function copyTemplate(start: Start, root: string): Promise<void> {
  const folder = process.env[TEMPLATE];
  if (folder === undefined || start === "fresh") return;
  if (start === "empty") return copyCluster(folder, root);
  const sample = join(folder, "with-sample");
  await makeSampleOnce(sample, (made) => copyCluster(folder, made));
  copyCluster(sample, root);
}

const clusterIn = (folder: string) => join(folder, "postgres", "cluster");

function copyCluster(folder: string, root: string): void {
  execFileSync("cp", ["-a", clusterIn(folder), root]);
}
