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
 * A migrated database of its own for one test file, empty or a copy of `template`.
 * `drop` removes it, closing what is still connected.
 */
export async function createTestDatabase(
  template = templateName,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await run(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: databaseUrlFor(inject("databaseUrl"), name),
    drop: () => drop(name),
  };
}

/**
 * Makes a database that others are copied from, unless it is there; who asks meanwhile waits.
 * @param name small letters, digits and `_`
 * @param fill is given the URL of a migrated, empty one and leaves nothing connected to it
 */
export async function makeTemplateOnce(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount !== 0) return;
    // Postgres is thrown away after the run, and one that was not filled with it.
    const { url } = await createTestDatabase();
    await fill(url);
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}
