import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";

/** Over `event e`: the candidates of a filter whose records must be read. Of an exact one, all. */
export function toRead({ where, open }: EventFilter): Prisma.Sql {
  return open ? Prisma.sql`${where} and ${open}` : where;
}

/** The other candidates of a filter that is not exact: the index tells by itself that they match. */
export function surePart(filter: EventFilter): EventFilter {
  return exactly(filter, Prisma.sql`not (${filter.open ?? Prisma.sql`false`})`);
}

/** The candidates of a filter for which a condition tells that they match. */
export function exactly(filter: EventFilter, matches: Prisma.Sql): EventFilter {
  return {
    ...filter,
    where: Prisma.sql`${filter.where} and ${matches}`,
    isExact: true,
    open: null,
    rollup: null,
    isUnfiltered: false,
  };
}
