import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openFilledIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { ask } from "./ask";
import { Prisma } from "./generated/client";
import { hasRowSecurity } from "./row-security";

const [MINE, OTHER] = ["111111111111", "222222222222"];

let index: TestIndex;
beforeAll(async () => {
  index = await openFilledIndex({
    a: [1, 2, 3].map((number) => sampleRecord(number, { recipientAccountId: OTHER })),
    b: [sampleRecord(4, { recipientAccountId: MINE })],
  });
});
afterAll(() => index.close());

const readerOf = (...accounts: string[]): Reader => ({ ...index.reader, role: "lead", accounts });
const accountsIn = (table: string) => Prisma.sql`
  select distinct a.value from ${Prisma.raw(table)} t join account a on a.id = t.account_id
  order by 1`;

async function narrowedTables(): Promise<string[]> {
  const rows = await index.db.owner.$queryRaw<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'account_id'
      and c.relnamespace = 'public'::regnamespace`;
  return rows.map(({ name }) => name);
}

test("SQL that forgets the reader's accounts is still shown none of another one", async () => {
  expect(await hasRowSecurity(index.db)).toBe(true);
  for (const table of await narrowedTables()) {
    const told = await ask<{ value: string }>(readerOf(MINE), accountsIn(table));
    expect(
      told.filter(({ value }) => value !== MINE),
      table,
    ).toEqual([]);
    expect(await ask(readerOf(), accountsIn(table)), table).toEqual([]);
    expect(await ask(readerOf("'} or true --"), accountsIn(table)), table).toEqual([]);
  }
  const count = Prisma.sql`select count(*)::int as count from event`;
  expect(await ask(readerOf(OTHER), count)).toEqual([{ count: 3 }]);
  expect(await ask(readerOf(MINE, OTHER), count)).toEqual([{ count: 4 }]);
  expect(await ask(index.reader, count)).toEqual([{ count: 4 }]);
});

test("many readers of different accounts at once are not mixed up", async () => {
  const count = Prisma.sql`select count(*)::int as count, pg_sleep(0.001)::text from event`;
  const asked = Array.from({ length: 30 }, (_, at) => {
    const accounts = [[MINE], [OTHER], "all" as const][at % 3] ?? [];
    const reader = { ...index.reader, actor: `p${at % 3}`, accounts };
    return ask<{ count: number }>(reader, count);
  });
  const found = (await Promise.all(asked)).map(([row]) => row?.count);
  expect(found).toEqual(Array.from({ length: 30 }, (_, at) => [1, 3, 4][at % 3]));
});

test("every table that names accounts is narrowed", async () => {
  const open = await index.db.owner.$queryRaw<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relname = any (${await narrowedTables()}::text[]) and not c.relrowsecurity
      and c.relkind in ('r', 'p')`;
  expect(open).toEqual([]);
});
