import { Prisma } from "./generated/client";

/** UTC milliseconds as a Postgres time. */
export function instant(timeMs: number): Prisma.Sql {
  return Prisma.sql`to_timestamp(${timeMs}::float8 / 1000)`;
}
