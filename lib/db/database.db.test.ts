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
