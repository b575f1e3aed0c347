import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import type { Parts, Valued } from "@/lib/period/values";

/** Kinds of value of which it is kept who was seen with them. */
const KEPT: readonly string[] = ["region", "action", "sourceIp", "userAgent", "accessKey"];

/**
 * Which of some values were seen with other principals too, in the accounts that the reader sees;
 * null where that is not kept. Events without a time are not asked.
 */
export async function sharedValues(
  reader: Reader,
  principalIds: readonly number[],
  { kind, table, key }: Valued,
  values: readonly { readonly key: Parts }[],
): Promise<ReadonlySet<string> | null> {
  if (!KEPT.includes(kind) || principalIds.length === 0) return null;
  const named = values.filter((value) => value.key.some((part) => part !== null));
  if (named.length === 0) return new Set();
  const keys = JSON.stringify(named.map((value) => value.key));
  const rows = await ask<{ key: Parts }>(
    reader,
    Prisma.sql`select distinct v.key from (
        select (select array_agg(part order by at)
          from jsonb_array_elements_text(k) with ordinality as p(part, at)) as key
        from jsonb_array_elements(${keys}::jsonb) as k) as v
      join ${Prisma.raw(table)} d on ${key} = v.key
      where exists (select from first_seen f where f.kind = ${VALUE_KINDS[kind]}::int2
        and f.value_id = d.id and f.principal_id <> all(${plainArray(principalIds)}::int4[])
        and ${isAccountInScope(reader, "f.account_id")})`,
  );
  return new Set(rows.map((row) => keyName(row.key)));
}

/** A key as one text. */
export function keyName(key: Parts): string {
  return JSON.stringify(key);
}
