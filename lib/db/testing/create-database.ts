import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
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

/** Postgres' own vacuum may be at work in it, which only a superuser may end: it is soon done. */
async function drop(name: string, tries = 20): Promise<void> {
  try {
    await run(`DROP DATABASE ${name} WITH (FORCE)`);
  } catch (error) {
    const isForbidden = error instanceof pg.DatabaseError && error.code === "42501";
    if (!isForbidden || tries <= 1) throw error;
    await setTimeout(250);
    await drop(name, tries - 1);
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
    drop: () => drop(name),
  };
}
