import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "./testing/create-database";

const schema = readFileSync(resolve(import.meta.dirname, "../../prisma/schema.prisma"), "utf8");

/** What Postgres calls the types of Prisma; `@db.…` is more exact. */
const TYPES: Readonly<Record<string, string>> = {
  Int: "int4",
  BigInt: "int8",
  Boolean: "bool",
  String: "text",
  Json: "jsonb",
  Bytes: "bytea",
  Real: "float4",
  SmallInt: "int2",
  Uuid: "uuid",
  Timestamptz: "timestamptz",
};

/** `table.column type` for each column, with `?` when it may be null, as the schema says. */
function columnsOfSchema(): string[] {
  const models = new Set([...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name));
  return [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)\n\}/gm)].flatMap(([, body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
    const fields = body.matchAll(/^ {2}(\w+) +(Unsupported\("(\w+)"\)|\w+)(\[\])?(\?)?(.*)$/gm);
    const columns = [...fields].filter(([, , type]) => !models.has(type));
    return columns.map(([, name, type = "", unsupported, list, isNullable, rest = ""]) => {
      const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name;
      const exact = /@db\.(\w+)/.exec(rest)?.[1];
      const udt = unsupported ?? TYPES[exact ?? type] ?? `unknown ${exact ?? type}`;
      return `${table}.${column} ${list ? "_" : ""}${udt}${isNullable ?? ""}`;
    });
  });
}

/** The same, as the migrations left it; partitions are their parent's. */
async function columnsOfDatabase(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    select format('%s.%s %s%s', c.table_name, c.column_name, c.udt_name,
      case c.is_nullable when 'YES' then '?' else '' end) as line
    from information_schema.columns c join pg_class t on t.oid = c.table_name::regclass
    where c.table_schema = 'public' and not t.relispartition and c.table_name <> '_prisma_migrations'`);
  await client.end();
  return rows.map(({ line }) => line);
}

test("schema.prisma says what the migrations make: tables, columns, types and nulls", async () => {
  const database = await createTestDatabase();
  const made = await columnsOfDatabase(database.url);
  await database.drop();
  expect(made.length).toBeGreaterThan(100);
  expect(columnsOfSchema().sort()).toEqual(made.sort());
});
