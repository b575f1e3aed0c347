import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";

/** Names in the order of the alphabet, and how many further ones are left out. */
interface Names {
  readonly names: string[];
  readonly more: number;
}

/** Far more than an organization has in use. */
const MOST = 1_000;

/** Accounts of the index that the reader may see. */
export function listAccounts(reader: Reader): Promise<Names> {
  return listNames(reader, "account", isInScope(reader, "value"));
}

/**
 * Regions in which the index has events that the reader may see. The dictionary is of all accounts
 * alike, so of some the sums tell.
 */
export async function listRegions(reader: Reader, nowMs: number): Promise<Names> {
  if (reader.accounts === "all") return listNames(reader, "region", Prisma.sql`true`);
  const all: EventQuestion = { query: null, fromMs: null, toMs: null, asof: null, nowMs };
  const filter = await filterEvents(reader, all);
  const seen = Prisma.sql`select r.region_id from (${countedRows(filter, all, "region_id")}) as r`;
  return listNames(reader, "region", Prisma.sql`id in (${seen})`);
}

/** SQL: a column's account is one that the reader may see. */
export function isInScope({ accounts }: Reader, column: string): Prisma.Sql {
  if (accounts === "all") return Prisma.sql`true`;
  return Prisma.sql`${Prisma.raw(column)} = any(${textArray(accounts)}::text[])`;
}

async function listNames(
  reader: Reader,
  dictionary: "account" | "region",
  where: Prisma.Sql,
): Promise<Names> {
  const rows = await ask<{ value: string; total: bigint }>(
    reader,
    Prisma.sql`select value, count(*) over () as total from ${Prisma.raw(dictionary)}
      where value <> '' and ${where} order by value limit ${MOST}`,
  );
  const names = rows.map(({ value }) => value);
  return { names, more: Number(rows[0]?.total ?? 0) - names.length };
}
