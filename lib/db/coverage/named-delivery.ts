import { Prisma } from "@/lib/db/generated/client";

/**
 * SQL over a row of `log_file`: its `delivered_at` is the time in the object's name. Of an object
 * whose name tells none, `delivered_at` is when it was changed, or copied here.
 */
export function isDeliveryNamed(alias: string): Prisma.Sql {
  const of = (column: string) => Prisma.raw(`${alias}.${column}`);
  return Prisma.sql`strpos(${of("key")}, to_char(${of("delivered_at")}, '_YYYYMMDD"T"HH24MI')) > 0`;
}
