import { afterAll, beforeAll, expect, test } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { ask } from "./ask";
import { type Database, openDatabase } from "./database";
import { Prisma } from "./generated/client";
import { createTestDatabase } from "./testing/create-database";

let database: { url: string; drop(): Promise<void> };
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { searchTimeoutMs: 20_000, maxSearches: 1 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const SLEEP = Prisma.sql`select pg_sleep(20)::text`;

async function sleeping(): Promise<number> {
  const [row] = await db.owner.$queryRaw<{ count: bigint }[]>`
    select count(*) from pg_stat_activity
    where state = 'active' and query like '/* ask:%pg_sleep%' and datname = current_database()`;
  return Number(row?.count ?? 0);
}

test("a question that runs too long is a timeout that names no SQL", async () => {
  const hasty = openDatabase(database.url, { searchTimeoutMs: 200 });
  const failed = await ask(openReader(hasty), SLEEP).catch((error: unknown) => error);
  expect(failed).toMatchObject({ name: "AppError", kind: "timeout" });
  expect(String(failed)).not.toContain("pg_sleep");
  await hasty.close();
});

test("a question that is given up ends in Postgres, and those that wait for it leave the queue", async () => {
  const first = new AbortController();
  const second = new AbortController();
  const asked = [first, second].map(({ signal }) =>
    ask(openReader(db, signal), SLEEP).catch((error: { kind?: string }) => error.kind),
  );
  await expect.poll(sleeping).toBe(1);
  second.abort();
  expect(await asked[1]).toBe("unavailable");
  expect(await sleeping()).toBe(1);
  first.abort();
  await expect.poll(sleeping, { timeout: 1_000 }).toBe(0);
  expect(await asked[0]).toBe("unavailable");
  expect(await ask(openReader(db), Prisma.sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("a question whose reader has left already is not asked", async () => {
  const reader = openReader(db, AbortSignal.abort());
  await expect(ask(reader, SLEEP)).rejects.toMatchObject({ kind: "unavailable" });
});

test("any other failure keeps its own name", async () => {
  const failed = ask(openReader(db), Prisma.sql`select * from no_such_table`);
  await expect(failed).rejects.toThrow(/no_such_table/);
});
