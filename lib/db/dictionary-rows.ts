import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "./array-literal";
import { ask } from "./ask";
import type { Database } from "./database";
import { DICTIONARIES, type DictionaryName } from "./dictionaries";
import { Prisma } from "./generated/client";

/** Rows remembered per dictionary; then the memory starts afresh. */
const MAX_REMEMBERED = 20_000;
const remembered = new WeakMap<Database, Map<DictionaryName, Map<number, readonly string[]>>>();

/**
 * The values behind dictionary ids. Rows never change once written, so they are remembered; a page
 * of events then costs one small query per dictionary, or none.
 */
export async function loadDictionary(
  reader: Reader,
  name: DictionaryName,
  ids: Iterable<number | null>,
): Promise<(id: number | null) => readonly string[]> {
  const known = memoryOf(reader.db, name);
  const missing = new Set<number>();
  for (const id of ids) if (id !== null && !known.has(id)) missing.add(id);
  if (missing.size > 0) {
    const { table, columns, key } = DICTIONARIES[name];
    const parts = Prisma.raw(
      columns.map((column) => `d.${column}${key ? "::text" : ""}`).join(", "),
    );
    const rows = await ask<{ id: number; parts: string[] }>(
      reader,
      Prisma.sql`select d.id, array[${parts}] as parts from ${Prisma.raw(table)} d
        where d.id = any(${plainArray(missing)}::int4[])`,
    );
    for (const row of rows) known.set(row.id, row.parts);
  }
  return (id) => (id === null ? [] : (known.get(id) ?? []));
}

function memoryOf(db: Database, name: DictionaryName): Map<number, readonly string[]> {
  let dictionaries = remembered.get(db);
  if (!dictionaries) {
    dictionaries = new Map();
    remembered.set(db, dictionaries);
  }
  let known = dictionaries.get(name);
  if (!known || known.size > MAX_REMEMBERED) {
    known = new Map();
    dictionaries.set(name, known);
  }
  return known;
}
