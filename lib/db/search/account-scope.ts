import type { Reader } from "@/lib/auth/reader";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";

/** Ids of the accounts that the reader may see; null for all. */
export async function accountIds({ accounts, ...reader }: Reader): Promise<number[] | null> {
  if (accounts === "all") return null;
  const rows = await ask<{ id: number }>(
    { ...reader, accounts },
    Prisma.sql`select id from account where value = any(${textArray(accounts)}::text[])`,
  );
  return rows.map(({ id }) => id);
}

/** SQL: the account that a column names is one of them. */
export function isAccountIn(ids: readonly number[], column: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(column)} = any(${plainArray(ids)}::int4[])`;
}

/** SQL: the account that a column of ids names is one that the reader may see. */
export function isAccountInScope({ accounts }: Reader, column = "account_id"): Prisma.Sql {
  if (accounts === "all") return Prisma.sql`true`;
  return Prisma.sql`${Prisma.raw(column)} in (
    select id from account where value = any(${textArray(accounts)}::text[]))`;
}
