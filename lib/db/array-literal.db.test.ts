import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainArray, textArray } from "./array-literal";
import { type Database, openDatabase } from "./database";
import { createTestDatabase } from "./testing/create-database";

let database: { url: string; drop(): Promise<void> };
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { searchTimeoutMs: 10_000 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test("texts of any content arrive in Postgres as they left", async () => {
  const text = fc
    .string({ unit: "binary" })
    .map((value) => value.toWellFormed().replaceAll("\0", ""));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (values) => {
      const [row] = await db.owner.$queryRaw<{ values: string[] }[]>`
        select ${textArray(values)}::text[] as values`;
      expect(row?.values).toEqual(values);
    }),
    { numRuns: 150 },
  );
});

test.each(["NULL", "", " ", "{", "}", ",", '"', "\\", 'a"b\\c', "\n"])(
  "%j is a text like any other",
  async (value) => {
    const [row] = await db.owner.$queryRaw<{ values: string[] }[]>`
      select ${textArray([value])}::text[] as values`;
    expect(row?.values).toEqual([value]);
  },
);

test("numbers keep their nulls and infinities", async () => {
  const values = [1, null, Number.NEGATIVE_INFINITY, 2.5];
  const [row] = await db.owner.$queryRaw<{ text: string }[]>`
    select ${plainArray(values)}::float8[]::text as text`;
  expect(row?.text).toBe("{1,NULL,-Infinity,2.5}");
});
