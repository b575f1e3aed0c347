import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "./database";
import { createTestDatabase } from "./testing/create-database";

let database: { url: string; drop(): Promise<void> };
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { searchTimeoutMs: 300 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test("searches run under a role that only reads", async () => {
  const [row] = await db.search.$queryRaw<{ role: string }[]>`select current_user::text as role`;
  expect(row?.role).toBe("trailglass_search");
  await expect(db.search.$executeRaw`delete from event`).rejects.toThrow();
  await expect(
    db.search.$executeRaw`set default_transaction_read_only = off; delete from event`,
  ).rejects.toThrow();
});

test("a search that runs too long is stopped by Postgres", async () => {
  await expect(db.search.$queryRaw`select pg_sleep(5)`).rejects.toThrow(/timeout/);
});

test("neither role reaches programs, files, extensions or other databases", async () => {
  const attempts = [
    "copy (select 1) to program 'true'",
    "copy event to '/tmp/event'",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    "select lo_import('/etc/passwd')",
    "create extension file_fdw",
    "select dblink('host=127.0.0.1', 'select 1')",
    "alter system set log_statement = 'all'",
  ];
  for (const sql of attempts) {
    await expect(db.search.$executeRawUnsafe(sql), `search: ${sql}`).rejects.toThrow();
  }
  // Tests may run as a superuser; whoever the app runs as by default is none (postgres.test.mjs).
  const [me] = await db.owner.$queryRaw<{ mighty: boolean }[]>`
    select rolsuper as mighty from pg_roles where rolname = current_user`;
  if (me?.mighty) return;
  for (const sql of attempts) {
    await expect(db.owner.$executeRawUnsafe(sql), `owner: ${sql}`).rejects.toThrow();
  }
});
