import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/bin/launch/migrate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { makeTestFolder } from "@/lib/testing/test-folder";
import { databaseUrlFor, templateName } from "./database-url";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

/**
 * Starts one throw-away Postgres for the whole run, with a migrated template every test database is
 * copied from. `inject("databaseUrl")` gives its URL.
 */
export default async function startTestPostgres(
  project: TestProject,
): Promise<() => Promise<void>> {
  const dataDir = makeTestFolder("trailglass-test-");
  const postgres = await startPostgres({ dataDir, durable: false });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  await migrate(databaseUrlFor(postgres.url, templateName));
  project.provide("databaseUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
