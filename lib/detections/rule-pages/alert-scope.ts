import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";

/** SQL over `alert`: the reader may see all of its accounts. */
export function isAlertInScope({ accounts }: Reader): Prisma.Sql {
  if (accounts === "all") return Prisma.sql`true`;
  return Prisma.sql`account_ids <@ array(
    select id from account where value = any(${textArray(accounts)}::text[]))`;
}
