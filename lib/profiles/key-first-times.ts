import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { spanOf } from "./find-profile";

/**
 * The first time that the index has of access keys, in the accounts that the reader sees. Keys are
 * found as written, which the dictionary answers by its index.
 */
export async function keyFirstTimes(
  reader: Reader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  if (keys.length === 0) return new Map();
  const rows = await ask<{ key: string; firstMs: number | null }>(
    reader,
    Prisma.sql`select d.value as key, ${spanOf("f.first_time", "f.first_time")}
      from access_key d
      join first_seen f on f.kind = ${VALUE_KINDS.accessKey}::int2 and f.value_id = d.id
      where d.value = any(${textArray(keys)}::text[]) and ${isAccountInScope(reader, "f.account_id")}
      group by 1`,
  );
  return new Map(rows.map(({ key, firstMs }) => [key, firstMs]));
}
