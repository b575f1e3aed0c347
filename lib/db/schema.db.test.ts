import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "./testing/create-database";

/** Table → column → Postgres type, with a `?` where null is allowed. */
type Columns = Record<string, Record<string, string>>;

const TYPES: Readonly<Record<string, string>> = {
  Int: "int4",
  BigInt: "int8",
  Float: "float8",
  String: "text",
  Boolean: "bool",
  Bytes: "bytea",
  Json: "jsonb",
  "Timestamptz(6)": "timestamptz",
  Date: "date",
  Uuid: "uuid",
  SmallInt: "int2",
  Real: "float4",
  'Unsupported("inet")': "inet",
};

/** What stands beside the models: partitions of `event`, and the list of applied migrations. */
const NO_MODEL = /^(event_(past|future|\d{4}_\d\d)|_prisma_migrations)$/;

/** Reads the few forms that our schema.prisma uses: scalars, `?`, `[]`, @map and @db. */
function readModels(): Columns {
  const schema = readFileSync(join(import.meta.dirname, "../../prisma/schema.prisma"), "utf8");
  const models = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)];
  const names = new Set(models.map(([, name]) => name));
  return Object.fromEntries(
    models.map(([, name = "", body = ""]) => {
      const fields = body.split("\n").flatMap((line) => {
        const match = /^\s+(\w+)\s+(\w+(?:\("\w+"\))?)(\?|\[\])?/.exec(line);
        if (!match || names.has(match[2])) return [];
        const [, field = "", type = "", mark] = match;
        const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
        const stored = TYPES[/@db\.([\w()]+)/.exec(line)?.[1] ?? type] ?? type;
        return [[column, `${mark === "[]" ? "_" : ""}${stored}${mark === "?" ? "?" : ""}`]];
      });
      return [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, Object.fromEntries(fields)];
    }),
  );
}

async function readTables(url: string): Promise<Columns> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<"table" | "column" | "type", string>>(`
    select table_name as table, column_name as column,
      udt_name || case is_nullable when 'YES' then '?' else '' end as type
    from information_schema.columns where table_schema = 'public'`);
  await client.end();
  const tables: Columns = {};
  for (const { table, column, type } of rows) {
    if (NO_MODEL.test(table)) continue;
    tables[table] = { ...tables[table], [column]: type };
  }
  return tables;
}

test("the models of schema.prisma are the tables that the migrations make, column for column", async () => {
  const { url, drop } = await createTestDatabase();
  const tables = await readTables(url);
  expect(Object.keys(tables).length).toBeGreaterThan(20);
  expect(readModels()).toEqual(tables);
  await drop();
});
