import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { databaseUrlFor, templateName } from "./database-url";

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * A migrated, empty database of its own for one test file.
 * `drop` removes it, closing what is still connected.
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await run(`CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  return {
    url: databaseUrlFor(inject("databaseUrl"), name),
    drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}
