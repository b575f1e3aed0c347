import { Prisma } from "@/lib/db/generated/client";

/** SQL: UTC milliseconds out of JSON as a Postgres time; `null`, which is how JSON writes an event
 * without a time, as the index stores it. */
export function timeOf(column: string): Prisma.Sql {
  return Prisma.sql`coalesce(to_timestamp(${Prisma.raw(column)} / 1000), '-infinity')`;
}
