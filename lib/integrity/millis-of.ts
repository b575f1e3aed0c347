import { Prisma } from "@/lib/db/generated/client";

/** SQL: a time of a column as UTC milliseconds. `column` is ours, never a caller's. */
export function millisOf(column: string): Prisma.Sql {
  return Prisma.sql`extract(epoch from ${Prisma.raw(column)})::float8 * 1000`;
}
