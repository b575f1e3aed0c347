import pg from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "./create-database";

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows;
  } finally {
    await client.end();
  }
}

test("two test databases share no tables", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await ask(first.url, "CREATE TABLE only_here (x int)");
  const names = "SELECT count(*)::int FROM pg_tables WHERE tablename = 'only_here'";
  expect(await ask(first.url, names)).toEqual([[1]]);
  expect(await ask(second.url, names)).toEqual([[0]]);
  await Promise.all([first.drop(), second.drop()]);
});

test("a dropped database is gone even while something is connected to it", async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  await database.drop();
  await expect(ask(database.url, "SELECT 1")).rejects.toThrow(/does not exist/);
});

test("text sorts by code point, whatever the machine's locale", async () => {
  const database = await createTestDatabase();
  const rows = await ask(database.url, "SELECT x FROM unnest(ARRAY['b','ä','a','B']) x ORDER BY x");
  expect(rows.flat()).toEqual(["B", "a", "b", "ä"]);
  await database.drop();
});
