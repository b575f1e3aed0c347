import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "./migrate.mjs";

const folder = mkdtempSync(join(tmpdir(), "migrations-"));
const name = `migrate_${process.pid}`;
let client: pg.Client;
let url: string;

async function onServer(sql: string): Promise<void> {
  const server = new pg.Client({ connectionString: inject("databaseUrl") });
  await server.connect();
  await server.query(sql);
  await server.end();
}

function write(migration: string, sql: string): void {
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, "migration.sql"), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  return rows.map((row) => row.tablename);
}

beforeEach(async () => {
  await onServer(`CREATE DATABASE ${name}`);
  const parts = new URL(inject("databaseUrl"));
  parts.pathname = `/${name}`;
  url = parts.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  write("0001_first", "CREATE TABLE a (x int); CREATE TABLE b (x int);");
});

afterEach(async () => {
  await client.end();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("migrations are applied once and recorded as Prisma records them", async () => {
  expect(await migrate(url, { folder })).toEqual(["0001_first"]);
  expect(await migrate(url, { folder })).toEqual([]);
  const { rows } = await client.query("SELECT * FROM _prisma_migrations");
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash("sha256")
        .update("CREATE TABLE a (x int); CREATE TABLE b (x int);")
        .digest("hex"),
      finished_at: expect.any(Date),
      migration_name: "0001_first",
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ]);
});

test("a migration that fails half way leaves nothing, and those before it stay", async () => {
  write("0002_second", "CREATE TABLE c (x int); SELECT 1/0;");
  await expect(migrate(url, { folder })).rejects.toThrow(/0002_second.*division by zero/);
  expect(await tables()).toEqual(["_prisma_migrations", "a", "b"]);
  write("0002_second", "CREATE TABLE c (x int);");
  expect(await migrate(url, { folder })).toEqual(["0002_second"]);
});

test("migrators that start together apply everything once", async () => {
  write("0002_second", "SELECT pg_sleep(0.1); CREATE TABLE c (x int);");
  const applied = await Promise.all([1, 2, 3].map(() => migrate(url, { folder })));
  expect(applied.flat().sort()).toEqual(["0001_first", "0002_second"]);
});

test("a changed migration stops everything before anything is applied", async () => {
  await migrate(url, { folder });
  write("0001_first", "CREATE TABLE other (x int);");
  write("0002_second", "CREATE TABLE c (x int);");
  await expect(migrate(url, { folder })).rejects.toThrow("changed after it was applied");
  expect(await tables()).toEqual(["_prisma_migrations", "a", "b"]);
});

test("a database that cannot be reached is told without its password", async () => {
  const failure = migrate("postgresql://someone:hidden@127.0.0.1:1/nowhere", { folder });
  await expect(failure).rejects.toThrow(/nowhere at 127\.0\.0\.1:1 .*Check DATABASE_URL/);
  await expect(failure).rejects.not.toThrow("hidden");
});
