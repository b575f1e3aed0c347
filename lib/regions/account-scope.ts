import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { isInScope } from "@/lib/events/indexed-names";

/** SQL: `account_id` is that of an account which the reader may see. */
export function isAccountInScope(reader: Reader): Prisma.Sql {
  if (reader.accounts === "all") return Prisma.sql`true`;
  return Prisma.sql`account_id in (select id from account where ${isInScope(reader, "value")})`;
}
