import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { isInScope } from "@/lib/events/indexed-names";

/** SQL: `account_id` is that of an account which the reader may see. */
export function accountsInScope(reader: Reader): Prisma.Sql {
  return reader.accounts === "all"
    ? Prisma.sql`true`
    : Prisma.sql`account_id in (select id from account where ${isInScope(reader, "value")})`;
}
