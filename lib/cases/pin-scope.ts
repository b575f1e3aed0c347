import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";

/** Number of the last import that is complete. */
export async function newestImport(reader: Reader): Promise<number> {
  const [row] = await ask<{ seq: number }>(reader, Prisma.sql`select newest_sequence() as seq`);
  return row?.seq ?? 0;
}

/** The accounts that a count may have come from: all that the reader sees, as of now. */
export async function accountsInSight(reader: Reader): Promise<string[]> {
  if (reader.accounts !== "all") return [...reader.accounts];
  const rows = await ask<{ value: string }>(
    reader,
    Prisma.sql`select value from account order by value`,
  );
  return rows.map(({ value }) => value);
}
